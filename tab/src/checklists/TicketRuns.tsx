import { Button, Link, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { Add16Regular, LockClosed16Regular } from '@fluentui/react-icons';
import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { lazily } from '../app/lazily.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { Progress } from './Progress.tsx';
import { RunStateMark } from './RunStateMark.tsx';
import { useChecklistWords } from './use-checklist-words.ts';
import { useRuns } from './use-runs.ts';

const StartDialog = lazily(async () => (await import('./StartDialog.tsx')).StartDialog);

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  heading: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto 140px',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
  run: {
    minWidth: 0,
    overflow: 'hidden',
    textAlign: 'left',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
});

interface Props {
  readonly desk: DeskView;
  readonly ticket: TicketView;
}

/** The checklists that a ticket carries, how far each is, and the way to start one more. */
export function TicketRuns({ desk, ticket }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const [, navigate] = useLocation();
  const { list, onTicket } = useChecklistWords();
  const [starting, setStarting] = useState(false);
  const runs = useRuns(desk, { ticket: ticket.id });
  const rows = runs.data?.pages.flatMap(({ items }) => items) ?? [];
  const mayStart = desk.can.includes('run.start') && ticket.can.includes('edit');
  const open = (runId: string) => navigate(`/desk/${desk.id}/run/${runId}`);
  if (!mayStart && !runs.isError && rows.length === 0) return null;
  return (
    <section aria-label={list.heading} className={styles.section}>
      <div className={styles.head}>
        <Subtitle2 as="h3" className={styles.heading}>
          {list.heading}
        </Subtitle2>
        {mayStart && (
          <Button
            appearance="subtle"
            className={target}
            icon={<Add16Regular />}
            onClick={() => setStarting(true)}
            size="small"
          >
            {onTicket.start}
          </Button>
        )}
      </div>
      {runs.isError && <ErrorState message={runs.error.message} onRetry={() => void runs.refetch()} />}
      <ul className={styles.list}>
        {rows.map((run) => (
          <li className={styles.row} key={run.id}>
            <Link as="button" className={styles.run} onClick={() => open(run.id)} title={run.title}>
              {run.title}
            </Link>
            {run.holds && run.state !== 'done' && run.state !== 'cancelled' ? (
              <LockClosed16Regular aria-label={onTicket.holds} role="img" title={onTicket.holds} />
            ) : (
              <span />
            )}
            {run.state === 'open' ? <Progress progress={run.progress} /> : <RunStateMark state={run.state} />}
          </li>
        ))}
      </ul>
      {runs.hasNextPage && (
        <Button className={target} onClick={() => void runs.fetchNextPage()} size="small">
          {list.more}
        </Button>
      )}
      {starting && (
        <Suspense fallback={null}>
          <StartDialog
            desk={desk}
            onClose={() => setStarting(false)}
            onStarted={(run) => {
              setStarting(false);
              open(run.id);
            }}
            ticket={ticket.id}
          />
        </Suspense>
      )}
    </section>
  );
}
