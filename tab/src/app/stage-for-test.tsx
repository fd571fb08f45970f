import type { ReactNode } from 'react';
import { page, userEvent } from 'vitest/browser';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { TicketId } from '#shared/kernel/ids.ts';
import { TicketRow } from '#shared/tickets/shown.ts';
import type { Transfer } from '../files/transfer.ts';
import { desk, deskId, nadia, ticket } from '../tickets/detail/ticket-for-test.ts';
import type { TicketPage } from '../tickets/ticket-pages.ts';
import { renderTab } from '../ui/render-for-test.tsx';
import { Announcer } from './announce.tsx';
import type { Send } from './client.ts';
import {
  type Host,
  HostContext,
  type SessionChannel,
  SessionContext,
  type TabPlace,
  type ThemeName,
  useSession,
} from './session.tsx';

export const channel: SessionChannel = {
  id: '19:help@thread.tacv2',
  name: 'Help',
  teamId: '00000000-0000-4000-8000-0000000000aa',
  teamName: 'Operations',
};

/** Teams as the configuration page sees it: whether it lets one save, and what saving gives. */
export interface StagedHost extends Host {
  readonly maySave: () => boolean;
  readonly save: () => Promise<TabPlace | null>;
}

export function stagedHost(over: Partial<Host> = {}): StagedHost {
  let allowed = false;
  let place: () => Promise<TabPlace | null> = async () => null;
  return {
    person: nadia,
    tenant: '',
    theme: 'light',
    locale: 'en-GB',
    channel,
    onPhone: false,
    subPage: null,
    token: async () => '',
    onTheme: () => {},
    shown: () => {},
    openDeepLink: async () => {},
    allowSave: (next) => {
      allowed = next;
    },
    onSave: (next) => {
      place = next;
    },
    allowRemove: () => {},
    signOut: null,
    maySave: () => allowed,
    save: () => place(),
    ...over,
  };
}

interface Options {
  readonly send: Send;
  readonly host?: Host;
  readonly channel?: SessionChannel | null;
  readonly theme?: ThemeName;
  readonly language?: 'en' | 'fr';
  readonly width?: number;
  readonly transfer?: Transfer;
  /** Under `/tab`. */
  readonly path?: string;
}

/** Renders a page of the tab at an address; gives the addresses it went to. */
export async function renderPage(children: ReactNode, options: Options) {
  const { path = `/desk/${deskId}`, host = stagedHost(), width = 1280, channel = null, ...rest } = options;
  const { hook, searchHook, history } = memoryLocation({ path: `/tab${path}`, record: true });
  await page.viewport(width, 800);
  await parkPointer();
  const screen = await renderTab(
    <HostContext.Provider value={host}>
      <InChannel channel={channel}>
        <Announcer>
          <Router base="/tab" hook={hook} searchHook={searchHook}>
            {children}
          </Router>
        </Announcer>
      </InChannel>
    </HostContext.Provider>,
    { ...rest, me: nadia, width },
  );
  return { screen, history };
}

/** The pointer of the test before would hover over whatever comes to lie beneath it. */
async function parkPointer(): Promise<void> {
  await userEvent.hover(document.documentElement, { position: { x: 1, y: 798 } });
}

function InChannel({ channel, children }: { readonly channel: SessionChannel | null; readonly children: ReactNode }) {
  const session = useSession();
  return <SessionContext.Provider value={{ ...session, channel }}>{children}</SessionContext.Provider>;
}

/** The nth of many tickets. */
export function row(n: number, over: Partial<TicketRow> = {}): TicketRow {
  const id = TicketId.parse(`tkt_${String(n).padStart(20, '0')}`);
  return { ...TicketRow.parse(ticket()), id, number: n, key: `TKT-${n}`, title: `Ticket ${n}`, ...over };
}

export function rows(count: number): TicketRow[] {
  return Array.from({ length: count }, (_, index) => row(index + 1));
}

/** A part of a list, as the service cuts it. */
export function pageOf(all: readonly TicketRow[], query: Readonly<Record<string, unknown>> = {}): TicketPage {
  const from = Number(query['cursor'] ?? 0);
  const to = from + Number(query['limit'] ?? 50);
  return { items: all.slice(from, to), cursor: to < all.length ? String(to) : null };
}

export const counts = (all: number) => ({
  groups: { new: all, active: 0, waiting: 0, resolved: 0, closed: 0 },
  unassigned: all,
  assignedToMe: 0,
  requestedByMe: 0,
  overdue: 0,
});

export { desk, deskId };
