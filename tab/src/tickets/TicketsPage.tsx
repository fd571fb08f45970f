import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { z } from 'zod';
import type { DeskView } from '#shared/desks/desk.ts';
import { ColumnKey } from '#shared/views/view.ts';
import { lazily } from '../app/lazily.ts';
import { useStored } from '../app/stored.ts';
import { useShortcuts } from '../app/use-shortcuts.ts';
import { useWidth } from '../app/use-width.ts';
import { firstColumns } from './list/columns.ts';
import { ListSkeleton } from './list/ListSkeleton.tsx';
import { TicketList } from './list/TicketList.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { Searched } from './Searched.tsx';
import { TicketsToolbar } from './TicketsToolbar.tsx';
import { useView } from './use-view.ts';

const loadPanel = () => import('./detail/TicketPanel.tsx');
const Board = lazily(async () => (await import('./board/Board.tsx')).Board);
const TicketPanel = lazily(async () => (await loadPanel()).TicketPanel);
const NewTicketDialog = lazily(async () => (await import('./detail/NewTicketDialog.tsx')).NewTicketDialog);

/** From this width on a ticket opens beside the list. */
const BESIDE = 1024;

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, minWidth: 0 },
  body: { position: 'relative', display: 'flex', flexGrow: 1, minHeight: 0, minWidth: 0 },
  tickets: { flexGrow: 1, minWidth: 0, minHeight: 0, backgroundColor: tokens.colorNeutralBackground1 },
  hidden: { visibility: 'hidden' },
});

interface Props {
  readonly desk: DeskView;
  /** The one that is open, null for none. */
  readonly ticketId: string | null;
}

/** The tickets of a desk as list or board, and one of them beside. */
export function TicketsPage({ desk, ticketId }: Props) {
  const styles = useStyles();
  const [view, change] = useView(desk);
  const [columns, setColumns] = useStored('columns', z.array(ColumnKey), firstColumns);
  const [creating, setCreating] = useState<boolean | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const width = useWidth(body);
  const search = useRef<HTMLInputElement>(null);
  const order = useRef<readonly string[]>([]);
  const { open, close, step } = useOpenTicket(desk, ticketId, order);
  const create = useCallback(() => setCreating(true), []);
  useShortcuts({
    '/': () => search.current?.focus(),
    ...(desk.can.includes('ticket.create') ? { c: create } : {}),
    ...(ticketId === null ? {} : { Escape: close }),
  });
  useWhenIdle(loadPanel);
  const beside = width >= BESIDE;
  const shared = { desk, view, onChange: change, openId: ticketId, onOpen: open, onCreate: create, order };
  const covered = ticketId !== null && !beside;
  return (
    <div className={styles.page}>
      {!covered && (
        <TicketsToolbar
          columns={columns}
          desk={desk}
          onChange={change}
          onColumns={setColumns}
          onCreate={create}
          searchRef={search}
          view={view}
        />
      )}
      <div className={styles.body} ref={body}>
        <div className={covered ? `${styles.tickets} ${styles.hidden}` : styles.tickets}>
          <Searched text={view.text}>
            {view.layout === 'board' ? (
              <Suspense fallback={<ListSkeleton phone />}>
                <Board {...shared} />
              </Suspense>
            ) : (
              <TicketList key={view.by} {...shared} columns={columns} />
            )}
          </Searched>
        </div>
        {ticketId !== null && width > 0 && (
          <PanelFrame place={beside ? 'beside' : 'page'}>
            <Suspense fallback={null}>
              <TicketPanel desk={desk} onClose={close} onOpen={open} onStep={step} ticketId={ticketId} />
            </Suspense>
          </PanelFrame>
        )}
      </div>
      {/* Closed, it stays: where nothing else manages the focus, a dialog taken away whole leaves the page hidden from screen readers. */}
      {creating !== null && (
        <Suspense fallback={null}>
          <NewTicketDialog
            desk={desk}
            onClose={() => setCreating(false)}
            onCreated={({ id }) => open(id)}
            open={creating}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The open ticket stands in the address, beside the view. */
function useOpenTicket(desk: DeskView, ticketId: string | null, order: { readonly current: readonly string[] }) {
  const [, navigate] = useLocation();
  const search = useSearch();
  const query = search === '' ? '' : `?${search}`;
  const open = useCallback(
    // Going from one ticket to the next leaves one step to go back.
    (id: string) => navigate(`/desk/${desk.id}/ticket/${id}${query}`, { replace: ticketId !== null }),
    [navigate, desk.id, query, ticketId],
  );
  const close = useCallback(() => {
    navigate(`/desk/${desk.id}${query}`, { replace: true });
    // Where the reader was before; the list is visible again in the next frame.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-ticket="${ticketId}"]`)?.focus());
  }, [navigate, desk.id, query, ticketId]);
  const step = useCallback(
    (delta: 1 | -1) => {
      const at = order.current.indexOf(ticketId ?? '');
      const next = at === -1 ? undefined : order.current[at + delta];
      if (next !== undefined) open(next);
    },
    [order, ticketId, open],
  );
  return { open, close, step };
}

/** Loads a part that will be wanted soon, once nothing else is to do. */
function useWhenIdle(load: () => Promise<unknown>): void {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), 1_500);
    return () => clearTimeout(timer);
  }, [load]);
}
