import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { listMyRuns } from '#shared/members/mine-contract.ts';
import { useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { shortMoment } from '../checklists/moment.ts';
import { RunRowButton } from '../checklists/RunRowButton.tsx';
import { useChecklistWords } from '../checklists/use-checklist-words.ts';
import { useNow } from '../ui/clock.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

const useStyles = makeStyles({
  heading: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  items: {
    margin: 0,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXXL}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  more: { display: 'block', padding: `0 ${tokens.spacingHorizontalL}` },
});

interface Props {
  readonly opened: string | null;
  readonly onOpen: (run: { readonly deskId: string; readonly id: string }) => void;
}

/** Open checklists that wait for the reader, with the items that fall to them; nothing where there is none. */
export function MyRuns({ opened, onOpen }: Props) {
  const styles = useStyles();
  const send = useSend();
  const now = useNow();
  const { locale } = useSession();
  const { mine: words, run: said } = useChecklistWords();
  const runs = useQuery({ queryKey: ['mine', 'runs'], queryFn: () => send(listMyRuns) });
  if (runs.isError) return <ErrorState message={runs.error.message} onRetry={() => void runs.refetch()} />;
  if (runs.data === undefined || runs.data.items.length === 0) return null;
  return (
    <section aria-label={words.heading}>
      <h2 className={styles.heading}>
        {words.heading} <span className={styles.quiet}>{words.count(runs.data.items.length)}</span>
      </h2>
      <ul className={styles.rows}>
        {runs.data.items.map((run) => (
          <li key={run.id}>
            <RunRowButton isOpen={run.id === opened} onOpen={() => onOpen(run)} run={run} />
            {run.mine.length > 0 && (
              <ul className={styles.items}>
                {run.mine.map(({ key, title, due }) => (
                  <li key={key}>{due === null ? title : `${title} · ${said.dueAt(shortMoment(due, now, locale))}`}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {runs.data.more && <Text className={styles.more}>{words.more}</Text>}
    </section>
  );
}
