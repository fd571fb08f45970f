import { Field, Select } from '@fluentui/react-components';
import { usePreferencesWords } from './use-preferences-words.ts';

interface Props {
  readonly timeZone: string;
  readonly onChoose: (timeZone: string) => void;
}

export function TimeZoneField({ timeZone, onChoose }: Props) {
  const words = usePreferencesWords();
  const known = [...new Set([timeZone, ownTimeZone(), ...Intl.supportedValuesOf('timeZone')])].toSorted();
  return (
    <Field label={words.zone}>
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
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
