import { Checkbox, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { QuietHours } from '#shared/notifications/preferences.ts';
import type { NotificationSettings } from '#shared/notifications/preferences-contract.ts';
import { useSession } from '../../app/session.tsx';
import { ClockField } from './ClockField.tsx';
import { SettingsGroup, SwitchGroup } from './SettingsGroup.tsx';
import { firstTimeZone } from './TimeZoneField.tsx';
import type { Change } from './use-notification-settings.ts';
import { usePreferencesWords } from './use-preferences-words.ts';
import { weekdays } from './weekdays.ts';

const atFirst: QuietHours = { from: '19:00', to: '08:00', days: [6, 7] };

const useStyles = makeStyles({
  hours: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  days: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
});

interface Props {
  readonly settings: NotificationSettings;
  readonly onChange: (change: Change) => void;
}

export function QuietHoursSettings({ settings, onChange }: Props) {
  const styles = useStyles();
  const { locale } = useSession();
  const { quiet: words } = usePreferencesWords();
  const { quiet } = settings;
  const begin = { quiet: atFirst, ...firstTimeZone(settings.timeZone) };
  return (
    <SettingsGroup about={words.about} heading={words.heading}>
      <Switch
        checked={quiet !== null}
        label={words.on}
        onChange={(_, { checked }) => onChange(checked ? begin : { quiet: null })}
      />
      {quiet !== null && (
        <>
          <div className={styles.hours}>
            <ClockField
              label={words.from}
              onChoose={(from) => onChange({ quiet: { ...quiet, from } })}
              value={quiet.from}
              wrong={(from) => (from === quiet.to ? words.same : null)}
            />
            <ClockField
              label={words.to}
              onChoose={(to) => onChange({ quiet: { ...quiet, to } })}
              value={quiet.to}
              wrong={(to) => (to === quiet.from ? words.same : null)}
            />
          </div>
          <SwitchGroup hint={words.allDays} label={words.days}>
            <div className={styles.days}>
              {weekdays(locale).map(({ day, name }) => {
                const is = quiet.days.includes(day);
                return (
                  <Checkbox
                    checked={is}
                    disabled={!is && quiet.days.length === 6}
                    key={day}
                    label={name}
                    onChange={() =>
                      onChange({
                        quiet: { ...quiet, days: is ? quiet.days.filter((one) => one !== day) : [...quiet.days, day] },
                      })
                    }
                  />
                );
              })}
            </div>
          </SwitchGroup>
        </>
      )}
    </SettingsGroup>
  );
}
