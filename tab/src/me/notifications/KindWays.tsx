import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { NotificationKind } from '#shared/notifications/kind.ts';
import { wayOf } from '#shared/notifications/preferences.ts';
import type { NotificationSettings } from '#shared/notifications/preferences-contract.ts';
import { type NotifyBy, Way } from '#shared/notifications/way.ts';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { type Change, offered } from './use-notification-settings.ts';
import { usePreferencesWords } from './use-preferences-words.ts';

const USUAL = 'usual';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr 260px',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 480px)': { gridTemplateColumns: '1fr', gap: tokens.spacingVerticalXS },
  },
});

interface Props {
  readonly notifyBy: NotifyBy;
  readonly settings: NotificationSettings;
  readonly onChange: (change: Change) => void;
}

/** Kind by kind, where it differs from the usual way. */
export function KindWays({ notifyBy, settings, onChange }: Props) {
  const styles = useStyles();
  const words = usePreferencesWords();
  const { ways, digest } = settings;
  const usual = { value: USUAL, text: words.asUsual };
  const known = offered(Way.options, settings.email).filter((way) => way !== 'digest' || digest !== null);
  const choices = [usual, ...known.map((value) => ({ value, text: words.ways[value] }))];
  return (
    <SettingsGroup heading={words.byKind}>
      {NotificationKind.options.map((kind) => {
        const own = ways[kind] === undefined ? null : wayOf({ ways, notifyBy, digest }, kind);
        return (
          <div className={styles.row} key={kind}>
            <Text>{words.kinds[kind]}</Text>
            <ChoicePicker
              choices={choices}
              chosen={own === null ? usual : { value: own, text: words.ways[own] }}
              label={words.kinds[kind]}
              onChoose={(value) => onChange({ ways: { [kind]: value === USUAL ? null : Way.parse(value) } })}
            />
          </div>
        );
      })}
    </SettingsGroup>
  );
}
