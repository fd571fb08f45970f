import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useLocation } from 'wouter';
import { readDesk } from '#shared/desks/contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { DeskId } from '#shared/kernel/ids.ts';
import { isWithheld, reasonOf, useSend } from '../app/client.ts';
import { LiveBar } from '../app/LiveBar.tsx';
import { lazily } from '../app/lazily.ts';
import { useLive } from '../app/live.ts';
import { useWords } from '../app/session.tsx';
import { ListSkeleton } from '../tickets/list/ListSkeleton.tsx';
import { TicketsPage } from '../tickets/TicketsPage.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { OptionalPart } from '../ui/OptionalPart.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { DeskParts, type Part } from './DeskParts.tsx';
import { ReadOnlyBar } from './ReadOnlyBar.tsx';

const ChecklistsPage = lazily(async () => (await import('../checklists/ChecklistsPage.tsx')).ChecklistsPage);
const SettingsPage = lazily(async () => (await import('./settings/SettingsPage.tsx')).SettingsPage);
const PolicyNotices = lazily(async () => (await import('../me/PolicyNotices.tsx')).PolicyNotices);
const DeskHelp = lazily(async () => (await import('./DeskHelp.tsx')).DeskHelp);

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minWidth: 0 },
  part: { flexGrow: 1, minHeight: 0, minWidth: 0 },
  scrolling: { height: '100%', overflowY: 'auto' },
  frame: {
    height: '81px',
    flexShrink: 0,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** A desk, as its channel's tab shows it. */
export function DeskPage({ deskId }: { readonly deskId: string }) {
  const { tab } = useWords();
  const id = DeskId.safeParse(deskId);
  return id.success ? <KnownDesk deskId={id.data} /> : <EmptyState text={tab.notFound} />;
}

function KnownDesk({ deskId }: { readonly deskId: DeskId }) {
  const styles = useStyles();
  const send = useSend();
  const desk = useQuery({ queryKey: ['desk', deskId], queryFn: () => send(readDesk, { params: { deskId } }) });
  // Whoever may no longer see it does not go on seeing it because they did before.
  if (desk.data !== undefined && !isWithheld(desk.error)) return <LoadedDesk desk={desk.data} />;
  if (desk.isError) return <ErrorState message={reasonOf(desk.error)} onRetry={() => void desk.refetch()} />;
  return (
    <main className={styles.page}>
      <div className={styles.frame} />
      <ListSkeleton phone={false} />
    </main>
  );
}

function LoadedDesk({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const live = useLive([desk.id]);
  const [location] = useLocation();
  const [, , , what = '', id] = location.split('/');
  const part = partOf(what);
  return (
    <main className={styles.page}>
      <LiveBar state={live} />
      <OptionalPart>
        <PolicyNotices />
      </OptionalPart>
      {desk.state === 'read-only' && <ReadOnlyBar closedBy={desk.closedBy} />}
      <DeskParts desk={desk} part={part} />
      <div className={styles.part}>
        {part === 'tickets' && <TicketsPage desk={desk} ticketId={id ?? null} />}
        {part === 'checklists' && (
          <Suspense fallback={<ListSkeleton phone={false} />}>
            <ChecklistsPage desk={desk} id={id ?? null} shows={what} />
          </Suspense>
        )}
        {(part === 'settings' || part === 'help') && (
          <div className={styles.scrolling}>
            <Suspense fallback={<PageSkeleton />}>
              {part === 'settings' ? <SettingsPage desk={desk} section={id ?? null} /> : <DeskHelp />}
            </Suspense>
          </div>
        )}
      </div>
    </main>
  );
}

/** What belongs to checklists: runs, templates and the report have addresses of their own. */
const ofChecklists: ReadonlySet<string> = new Set(['checklists', 'run', 'templates', 'checklist-report']);

function partOf(what: string): Part {
  if (what === 'settings' || what === 'help') return what;
  return ofChecklists.has(what) ? 'checklists' : 'tickets';
}
