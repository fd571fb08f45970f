import { Field, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import type { Digest } from '#shared/notifications/preferences.ts';
import type { NotificationSettings } from '#shared/notifications/preferences-contract.ts';
import { Channel } from '#shared/notifications/way.ts';
import { useSession } from '../../app/session.tsx';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { ClockField } from './ClockField.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { firstTimeZone } from './TimeZoneField.tsx';
import { type Change, offered } from './use-notification-settings.ts';
import { usePreferencesWords } from './use-preferences-words.ts';
import { weekdays } from './weekdays.ts';

const atFirst: Digest = { at: '08:00', weekday: null, by: 'card' };
const DAILY = 'daily';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, '& > *': { minWidth: '160px' } },
});

interface Props {
  readonly settings: NotificationSettings;
  readonly onChange: (change: Change) => void;
}

export function DigestSettings({ settings, onChange }: Props) {
  const { digest: words } = usePreferencesWords();
  const { digest, ways } = settings;
  const begin = { digest: atFirst, ...firstTimeZone(settings.timeZone) };
  const gathers = Object.values(ways).includes('digest');
  return (
    <SettingsGroup about={words.about} heading={words.heading}>
      <Switch
        checked={digest !== null}
        label={words.on}
        onChange={(_, { checked }) => onChange(checked ? begin : { digest: null })}
      />
      {digest !== null && (
        <DigestFields digest={digest} email={settings.email} onChoose={(chosen) => onChange({ digest: chosen })} />
      )}
      {digest !== null && !gathers && <Text>{words.chooseKinds}</Text>}
    </SettingsGroup>
  );
}

interface FieldsProps {
  readonly digest: Digest;
  readonly email: string | null;
  readonly onChoose: (digest: Digest) => void;
}

function DigestFields({ digest, email, onChoose }: FieldsProps) {
  const styles = useStyles();
  const { locale } = useSession();
  const { digest: words, ways } = usePreferencesWords();
  const often = [
    { value: DAILY, text: words.daily },
    ...weekdays(locale).map(({ day, name }) => ({ value: String(day), text: words.weekly(name) })),
  ];
  const channels = offered(Channel.options, email).map((value) => ({ value, text: ways[value] }));
  const oftenNow = often.find(({ value }) => value === String(digest.weekday ?? DAILY));
  const channelNow = { value: digest.by, text: ways[digest.by] };
  return (
    <div className={styles.fields}>
      <Field label={words.when}>
        <ChoicePicker
          choices={often}
          chosen={oftenNow ?? { value: DAILY, text: words.daily }}
          label={words.when}
          onChoose={(value) => onChoose({ ...digest, weekday: value === DAILY ? null : Number(value) })}
        />
      </Field>
      <ClockField label={words.at} onChoose={(at) => onChoose({ ...digest, at })} value={digest.at} />
      <Field label={words.by}>
        <ChoicePicker
          choices={channels}
          chosen={channelNow}
          label={words.by}
          onChoose={(value) => onChoose({ ...digest, by: Channel.parse(value) })}
        />
      </Field>
    </div>
  );
}
