import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { OfflineError, RefusalError } from '../app/client.ts';
import { counts, desk, deskId, pageOf, renderPage, row, rows } from '../app/stage-for-test.tsx';
import { answering, axeFindings, type Sent } from '../ui/render-for-test.tsx';
import { entry, nadia, noRuns, ticket } from './detail/ticket-for-test.ts';
import { TicketsPage } from './TicketsPage.tsx';

beforeEach(() => localStorage.clear());

interface Scene {
  readonly path?: string;
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly width?: number;
  readonly language?: 'en' | 'fr';
}

/** A desk whose service answers with these tickets, and whatever a test adds. */
async function open(all: readonly TicketRow[], more: Parameters<typeof answering>[0] = {}, scene: Scene = {}) {
  const service = answering({
    listTickets: ({ query }: Sent) => pageOf(all, query),
    countTickets: () => counts(all.length),
    readTicket: () => ticket(),
    listMembers: () => ({ items: [nadia] }),
    listRuns: () => noRuns,
    ...more,
  });
  const rendered = await renderPage(<TicketsPage desk={desk()} ticketId={null} />, { send: service.send, ...scene });
  return { ...service, ...rendered };
}

/** As the service answers a change: one version on, with the entry that can be taken back. */
function saved(from: TicketRow, over: Partial<TicketRow>) {
  const timeline = [entry({ seq: 2, by: nadia, kind: 'changed', changes: [] })];
  return ticket({ ...from, ...over, version: '2', timeline });
}

const rowOf = (name: RegExp) => page.getByRole('row', { name });
const refusal = new RefusalError({ status: 403, code: 'ticket.forbidden', message: 'Your role does not allow this.' });

describe('the list', () => {
  test('of 10,000 tickets draws what fits on the screen', async () => {
    await open(rows(10_000));
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
    expect(document.querySelectorAll('[data-ticket]').length).toBeLessThan(60);
  });

  test('fetches the next page before its end is reached', async () => {
    const { callsOf } = await open(rows(250));
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
    const grid = page.getByRole('grid').element();
    grid.scrollTop = 70 * 40;
    await expect.poll(() => callsOf('listTickets').map(({ query }) => query?.['cursor'])).toEqual([undefined, '100']);
  });

  test('is walked with j and k, and Enter opens', async () => {
    const { history } = await open(rows(3));
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
    await userEvent.keyboard('jjjk{Enter}');
    await expect.poll(() => history?.at(-1)).toBe(`/tab/desk/${deskId}/ticket/${row(2).id}`);
  });

  test('selects with space, and says what can be done with those', async () => {
    await open(rows(3));
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
    await userEvent.keyboard('j j ');
    await expect.element(page.getByRole('status').getByText('2 tickets selected')).toBeVisible();
    await expect
      .element(page.getByRole('region', { name: '2 tickets selected' }).getByText('Assign to me'))
      .toBeVisible();
  });

  test('another column sorts by it, and the address says so', async () => {
    const { callsOf, history } = await open(rows(3));
    await userEvent.click(page.getByRole('columnheader', { name: 'Due' }).getByRole('button'));
    await expect.poll(() => callsOf('listTickets').at(-1)?.query).toMatchObject({ sort: 'due', direction: 'asc' });
    expect(history?.at(-1)).toContain('sort=due&direction=asc');
  });

  test('sorted or filtered anew from down the list begins at its top, with the rows in their new order', async () => {
    const all = rows(300);
    await open(all, {
      listTickets: ({ query }: Sent) => pageOf(query?.['sort'] === 'due' ? all.toReversed() : all, query),
    });
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
    const grid = page.getByRole('grid').element();
    grid.scrollTop = 400;
    await expect.element(rowOf(/TKT-12\b/)).toBeInViewport();
    await userEvent.click(page.getByRole('columnheader', { name: 'Due' }).getByRole('button'));
    await expect.element(rowOf(/TKT-300\b/)).toBeInViewport();
    expect(grid.scrollTop).toBe(0);
    await expect.element(page.getByRole('button', { name: /new tickets/ })).not.toBeInTheDocument();
  });

  test('takes a ticket at once, and offers to undo it', async () => {
    let answer: (value: unknown) => void = () => {};
    const waiting = new Promise((resolve) => {
      answer = resolve;
    });
    const { callsOf } = await open(rows(1), { changeTicket: () => waiting });
    await userEvent.hover(rowOf(/TKT-1\b/));
    await userEvent.click(page.getByRole('button', { name: 'Assign to me' }));
    await expect.element(rowOf(/TKT-1\b.*Nadia Benali/)).toBeVisible();
    answer(saved(row(1), { assignees: [nadia] }));
    await expect.element(page.getByText('TKT-1 is assigned to you.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    expect(callsOf('changeTicket')).toMatchObject([{ body: { version: '1', changes: { assignees: [nadia.id] } } }]);
  });

  test('gives back what the service refuses, and says why', async () => {
    await open(rows(1), {
      changeTicket: () => {
        throw refusal;
      },
    });
    await userEvent.hover(rowOf(/TKT-1\b/));
    await userEvent.click(page.getByRole('button', { name: 'Assign to me' }));
    await expect.element(page.getByText('TKT-1 was not changed. Your role does not allow this.')).toBeVisible();
    await expect.element(rowOf(/TKT-1\b.*Nadia Benali/)).not.toBeInTheDocument();
  });

  test('opens the statuses that may follow, and no others', async () => {
    const waiting = row(1, { status: 'waiting', group: 'waiting' });
    await open([waiting]);
    await userEvent.hover(rowOf(/TKT-1\b/));
    await userEvent.click(page.getByRole('button', { name: 'Status: Waiting. Change' }));
    const menu = page.getByRole('menu');
    await expect.element(menu.getByRole('menuitem', { name: 'In progress' })).toBeVisible();
    expect(
      menu
        .getByRole('menuitem')
        .elements()
        .map((item) => item.textContent),
    ).toEqual(['In progress', 'Resolved', 'Closed']);
  });
});

describe('where there is nothing to show', () => {
  test('an empty desk says one sentence and offers one button', async () => {
    await open([]);
    await expect.element(page.getByText(/No ticket yet/)).toBeVisible();
    await expect
      .element(
        page
          .getByRole('main')
          .or(page.getByRole('button', { name: 'New ticket' }))
          .last(),
      )
      .toBeVisible();
  });

  test('an empty filter is named and can be cleared', async () => {
    const { history } = await open([], { countTickets: () => counts(4) }, { path: `/desk/${deskId}?priority=urgent` });
    await expect.element(page.getByText('No ticket matches the filters on “Priority”.')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Clear filters' }));
    await expect.poll(() => history?.at(-1)).toBe(`/tab/desk/${deskId}`);
  });

  test('a search without a match names what was searched for', async () => {
    await open(rows(2), { searchTickets: () => ({ items: [], more: false }) });
    await userEvent.keyboard('/wifi');
    await expect.element(page.getByText('No ticket contains “wifi”.')).toBeVisible();
  });

  test('a failure says so and is tried again', async () => {
    let failing = true;
    await open(rows(1), {
      listTickets: () => {
        if (failing) throw refusal;
        return pageOf(rows(1));
      },
    });
    await expect.element(page.getByText('Your role does not allow this.')).toBeVisible();
    failing = false;
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
  });
});

describe('what was read stays when the service is not reached', () => {
  const unreached = new OfflineError('Docket cannot be reached.');

  test('for the next page, which is asked for again', async () => {
    let failing = true;
    const { callsOf } = await open(rows(250), {
      listTickets: ({ query }: Sent) => {
        if (failing && query?.['cursor'] !== undefined) throw unreached;
        return pageOf(rows(250), query);
      },
    });
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
    page.getByRole('grid').element().scrollTop = 70 * 40;
    await expect.element(page.getByText('The rest could not be loaded. Docket cannot be reached.')).toBeVisible();
    await expect.element(rowOf(/TKT-71\b/)).toBeVisible();
    failing = false;
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByText(/could not be loaded/)).not.toBeInTheDocument();
    expect(callsOf('listTickets').at(-1)?.query).toMatchObject({ cursor: '100' });
  });

  test('for what is new, which is asked for again', async () => {
    let now: readonly TicketRow[] | null = rows(2);
    await open(rows(2), {
      listTickets: ({ query }: Sent) => {
        if (now === null) throw unreached;
        return pageOf(now, query);
      },
    });
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
    now = null;
    window.dispatchEvent(new Event('visibilitychange'));
    await expect.element(page.getByText(/The list could not be brought up to date/)).toBeVisible();
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
    now = rows(3);
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(rowOf(/TKT-3\b/)).toBeVisible();
    await expect.element(page.getByText(/could not be brought up to date/)).not.toBeInTheDocument();
  });
});

describe('filters', () => {
  test('stand in the address and reach the service', async () => {
    const { callsOf } = await open(rows(1), {}, { path: `/desk/${deskId}?view=unassigned&priority=high,urgent` });
    await expect
      .poll(() => callsOf('listTickets').at(-1)?.query)
      .toMatchObject({
        assignee: 'none',
        priority: ['high', 'urgent'],
        group: ['new', 'active', 'waiting'],
      });
    await expect.element(page.getByRole('button', { name: 'View: Unassigned' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Priority: High, Urgent', exact: true })).toBeVisible();
  });

  test('an owner finds their views first, with counts', async () => {
    await open(rows(3));
    await userEvent.click(page.getByRole('button', { name: 'View: All open' }));
    await expect.element(page.getByRole('menuitemradio', { name: 'All open, 3' })).toBeVisible();
    const names = page.getByRole('menuitemradio').elements();
    expect(names.slice(0, 3).map((item) => item.getAttribute('aria-label'))).toEqual([
      'All open, 3',
      'Unassigned, 3',
      'Overdue, 0',
    ]);
  });
});

describe('axe finds nothing', () => {
  test.each(['light', 'dark', 'contrast'] as const)('in the list, in the %s theme', async (theme) => {
    await open(
      [row(1, { assignees: [nadia], tags: ['a', 'b', 'c'], comments: 2, due: '2026-01-02' }), row(2)],
      {},
      { theme },
    );
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  test('on a phone, in French', async () => {
    await open(rows(2), {}, { width: 320, language: 'fr' });
    await expect.element(rowOf(/TKT-1\b/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
  });
});
