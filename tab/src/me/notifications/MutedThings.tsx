import { Button, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import type { DeskSummary } from '#shared/desks/desk.ts';
import type { MutedView } from '#shared/notifications/preferences-contract.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { SettingsGroup, SwitchGroup } from './SettingsGroup.tsx';
import { useMuting } from './use-notification-settings.ts';
import { usePreferencesWords } from './use-preferences-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  named: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly desks: readonly DeskSummary[];
  readonly muted: readonly MutedView[];
}

/** The desks that one hears of, and the tickets and checklists of which one does not. */
export function MutedThings({ desks, muted }: Props) {
  const styles = useStyles();
  const { muted: words } = usePreferencesWords();
  const muting = useMuting();
  const isMuted = (id: string) => muted.some(({ subject }) => subject === id);
  // Desks have their switches; one that the reader left stands among the rest.
  const listed = muted.filter(({ subject }) => !desks.some(({ id }) => id === subject));
  return (
    <SettingsGroup about={words.about} heading={words.heading}>
      {desks.length > 0 && (
        <SwitchGroup label={words.desks}>
          {desks.map(({ id, name }) => (
            <div key={id}>
              <Switch
                checked={!isMuted(id)}
                disabled={muting.isPending}
                label={name}
                onChange={(_, { checked }) => muting.mutate({ subject: id, deskId: id, muting: !checked })}
              />
            </div>
          ))}
        </SwitchGroup>
      )}
      {listed.length === 0 ? (
        <Text className={styles.quiet}>{words.none}</Text>
      ) : (
        <ul className={styles.list}>
          {listed.map((one) => (
            <MutedRow key={one.subject} one={one} onUnmute={() => muting.mutate({ ...one, muting: false })} />
          ))}
        </ul>
      )}
    </SettingsGroup>
  );
}

function MutedRow({ one, onUnmute }: { readonly one: MutedView; readonly onUnmute: () => void }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { muted: words } = usePreferencesWords();
  const name = one.named ?? one.deskName ?? words.gone;
  return (
    <li className={styles.row}>
      <span className={styles.named}>
        <Text>{name}</Text>
        {one.named !== null && (
          <Text className={styles.quiet} size={200}>
            {one.deskName}
          </Text>
        )}
      </span>
      <Button aria-label={words.unmuteNamed(name)} className={target} onClick={onUnmute}>
        {words.unmute}
      </Button>
    </li>
  );
}
