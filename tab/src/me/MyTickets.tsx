import {
  makeStyles,
  mergeClasses,
  Skeleton,
  SkeletonItem,
  Tab,
  TabList,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { readDesk } from '#shared/desks/contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { DeskId } from '#shared/kernel/ids.ts';
import { listMine } from '#shared/members/mine-contract.ts';
import { useSend } from '../app/client.ts';
import { useWords } from '../app/session.tsx';
import { RunPanel } from '../checklists/run/RunPanel.tsx';
import { TicketPanel } from '../tickets/detail/TicketPanel.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { MyRuns } from './MyRuns.tsx';
import { type MyRow, MyTicketList } from './MyTicketList.tsx';
import { useMe } from './use-me.ts';

const relations = ['assigned', 'requested', 'watched'] as const;
type Relation = (typeof relations)[number];

const WIDE = '@media (min-width: 1024px)';

const useStyles = makeStyles({
  split: { display: 'flex', height: '100%', minHeight: 0, minWidth: 0 },
  list: { flexGrow: 1, minWidth: 0, overflowY: 'auto', paddingBottom: tokens.spacingVerticalXXL },
  behind: { display: 'none', [WIDE]: { display: 'block' } },
  panel: {
    width: '100%',
    minWidth: 0,
    height: '100%',
    [WIDE]: {
      width: '520px',
      flexShrink: 0,
      borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    },
  },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalL },
  more: { display: 'block', padding: `0 ${tokens.spacingHorizontalL}`, color: tokens.colorNeutralForeground2 },
});

/** Open tickets that concern the reader, whatever the desk; one opens beside the list, or over it on a narrow page. */
export function MyTickets() {
  const styles = useStyles();
  const send = useSend();
  const me = useMe();
  const { mine } = useWords().ticket;
  const [relation, setRelation] = useState<Relation>('assigned');
  const [, navigate] = useLocation();
  const [opens, address] = useRoute('/desk/:deskId/ticket/:ticketId');
  const opened = opens ? address : null;
  const [opensRun, runAddress] = useRoute('/desk/:deskId/run/:runId');
  const openedRun = opensRun ? runAddress : null;
  const open = (row: MyRow) => navigate(`/desk/${row.deskId}/ticket/${row.id}`);
  const close = () => {
    navigate('/');
    // Where the reader was before; a narrow page shows the list again in the next frame.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-ticket="${opened?.ticketId}"]`)?.focus());
  };
  const tickets = useQuery({
    queryKey: ['mine', relation],
    queryFn: () => send(listMine, { query: { relation } }),
  });
  const items = tickets.data?.items ?? [];
  const empty = { assigned: mine.emptyAssigned, requested: mine.emptyRequested, watched: mine.emptyWatched };
  const step = (delta: 1 | -1) => {
    const next = items[items.findIndex((row) => row.id === opened?.ticketId) + delta];
    if (next !== undefined) open(next);
  };
  return (
    <div className={styles.split}>
      <div className={mergeClasses(styles.list, (opened !== null || openedRun !== null) && styles.behind)}>
        <TabList
          aria-label={mine.relation}
          onTabSelect={(_, { value }) => setRelation(relations.find((known) => known === value) ?? 'assigned')}
          selectedValue={relation}
          size="small"
        >
          {relations.map((value) => (
            <Tab key={value} value={value}>
              {mine[value]}
            </Tab>
          ))}
        </TabList>
        {relation === 'assigned' && (
          <MyRuns onOpen={(run) => navigate(`/desk/${run.deskId}/run/${run.id}`)} opened={openedRun?.runId ?? null} />
        )}
        {tickets.isPending && <ListSkeleton />}
        {tickets.isError && <ErrorState message={tickets.error.message} onRetry={() => void tickets.refetch()} />}
        {tickets.isSuccess && items.length === 0 && (
          <EmptyState text={me.data?.desks.length === 0 ? mine.noDesks : empty[relation]} />
        )}
        <MyTicketList onOpen={open} opened={opened?.ticketId ?? null} rows={items} />
        {tickets.data?.more === true && <Text className={styles.more}>{mine.more}</Text>}
      </div>
      {opened !== null && (
        <div className={styles.panel}>
          <OnDesk deskId={opened.deskId}>
            {(desk) => (
              <TicketPanel
                desk={desk}
                onClose={close}
                onOpen={(id) => navigate(`/desk/${desk.id}/ticket/${id}`)}
                onStep={step}
                ticketId={opened.ticketId}
              />
            )}
          </OnDesk>
        </div>
      )}
      {openedRun !== null && (
        <div className={styles.panel}>
          <OnDesk deskId={openedRun.deskId}>
            {(desk) => (
              <RunPanel desk={desk} key={openedRun.runId} onClose={() => navigate('/')} runId={openedRun.runId} />
            )}
          </OnDesk>
        </div>
      )}
    </div>
  );
}

interface OnDeskProps {
  readonly deskId: string;
  readonly children: (desk: DeskView) => ReactNode;
}

/** What opens here stands on a desk, whose settings it needs. */
function OnDesk({ deskId, children }: OnDeskProps) {
  const send = useSend();
  const desk = useQuery({
    queryKey: ['desk', deskId],
    queryFn: () => send(readDesk, { params: { deskId: DeskId.parse(deskId) } }),
  });
  if (desk.isPending) return <ListSkeleton />;
  if (desk.isError) return <ErrorState message={desk.error.message} onRetry={() => void desk.refetch()} />;
  return children(desk.data);
}

function ListSkeleton() {
  const styles = useStyles();
  const { states } = useWords().ticket;
  return (
    <Skeleton aria-label={states.loading} className={styles.skeleton}>
      {[1, 2, 3, 4].map((row) => (
        <SkeletonItem key={row} size={28} />
      ))}
    </Skeleton>
  );
}
