import { Field, Select } from '@fluentui/react-components';
import { untouched } from '#shared/notifications/preferences.ts';
import { usePreferencesWords } from './use-preferences-words.ts';

interface Props {
  readonly timeZone: string;
  readonly onChoose: (timeZone: string) => void;
}

export function TimeZoneField({ timeZone, onChoose }: Props) {
  const words = usePreferencesWords();
  const known = [...new Set([timeZone, ownTimeZone(), ...Intl.supportedValuesOf('timeZone')])].toSorted();
  return (
    <Field hint={words.zoneHint} label={words.zone}>
      <Select onChange={(_, { value }) => onChoose(value)} value={timeZone}>
        {known.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Of the device that the reader is at. */
function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Who sets hours for the first time means those of the device; a zone that was chosen stays. */
export function firstTimeZone(timeZone: string): { readonly timeZone?: string } {
  return timeZone === untouched.timeZone ? { timeZone: ownTimeZone() } : {};
}
