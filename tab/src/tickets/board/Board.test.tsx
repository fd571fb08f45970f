import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { RefusalError } from '../../app/client.ts';
import { counts, desk, deskId, pageOf, renderPage, row, rows } from '../../app/stage-for-test.tsx';
import { answering, axeFindings, type Sent } from '../../ui/render-for-test.tsx';
import { entry, nadia, ticket } from '../detail/ticket-for-test.ts';
import { TicketsPage } from '../TicketsPage.tsx';

beforeEach(() => localStorage.clear());

const fresh = row(1);
const waiting = row(2, { status: 'waiting', group: 'waiting' });
const foreign = row(3, { can: ['comment'] });

async function open(
  all: readonly TicketRow[],
  more: Parameters<typeof answering>[0] = {},
  theme: 'light' | 'dark' | 'contrast' = 'light',
  view = 'all',
) {
  let held = all;
  const service = answering({
    listTickets: ({ query }: Sent) => {
      const wanted = query?.['status'];
      return { items: held.filter(({ status }) => Array.isArray(wanted) && wanted.includes(status)), cursor: null };
    },
    countTickets: () => counts(all.length),
    changeTicket: ({ params, body }: Sent) => {
      const { status = '' } = (body as { changes: { status?: string } }).changes;
      const group = desk().workflow.find(({ key }) => key === status)?.group ?? 'new';
      held = held.map((item) => (item.id === params?.['ticketId'] ? { ...item, status, group, version: '2' } : item));
      const changed = held.find((item) => item.id === params?.['ticketId']);
      return ticket({ ...changed, timeline: [entry({ seq: 2, by: nadia, kind: 'changed', changes: [] })] });
    },
    ...more,
  });
  await renderPage(<TicketsPage desk={desk()} ticketId={null} />, {
    send: service.send,
    theme,
    path: `/desk/${deskId}?layout=board&view=${view}`,
  });
  await expect.element(cardOf(all[0] ?? fresh)).toBeVisible();
  return service;
}

const isNew = (query: Sent['query']) => String(query?.['status']) === 'new';
const cardOf = ({ key }: TicketRow) => page.getByRole('button', { name: new RegExp(`\\b${key}\\b`) });
const columnOf = (name: string) => page.getByRole('region', { name: new RegExp(`^${name},`) });
const announced = () => page.getByTestId('announcer');

async function lift(card: TicketRow) {
  const element = cardOf(card).element();
  if (element instanceof HTMLElement) element.focus();
  await userEvent.keyboard(' ');
}

describe('with the keyboard', () => {
  test('space lifts, arrows move among the columns that take it, space drops; each step is said', async () => {
    const { callsOf } = await open([waiting]);
    await lift(waiting);
    await expect.element(announced()).toHaveTextContent('TKT-2 lifted from Waiting.');
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(announced()).toHaveTextContent('TKT-2 over Resolved, 3 of 4.');
    await userEvent.keyboard(' ');
    await expect.element(announced()).toHaveTextContent('TKT-2 dropped in Resolved.');
    await expect.element(columnOf('Resolved').getByRole('button', { name: /TKT-2/ })).toBeVisible();
    expect(callsOf('changeTicket')).toMatchObject([{ body: { version: '1', changes: { status: 'resolved' } } }]);
  });

  test('Escape puts it back, and nothing is sent', async () => {
    const { callsOf } = await open([fresh]);
    await lift(fresh);
    await userEvent.keyboard('{ArrowRight}{Escape}');
    await expect.element(announced()).toHaveTextContent('TKT-1 is back where it was.');
    expect(callsOf('changeTicket')).toEqual([]);
  });

  test('columns that may not take it are dimmed, with the reason', async () => {
    await open([waiting]);
    await lift(waiting);
    await expect.element(columnOf('New').getByText('Not allowed from its present status')).toBeVisible();
    await expect.element(columnOf('Resolved').getByText('Not allowed from its present status')).not.toBeInTheDocument();
  });

  test('a ticket that is not one’s own to move is not lifted, and that is said', async () => {
    await open([foreign]);
    await lift(foreign);
    await expect.element(announced()).toHaveTextContent('TKT-3 cannot be moved by you.');
  });

  test('arrows go from card to card', async () => {
    await open([fresh, waiting]);
    const first = cardOf(fresh).element();
    if (first instanceof HTMLElement) first.focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(cardOf(waiting)).toHaveFocus();
  });
});

test('what the service refuses goes back to its column, and the reason is said', async () => {
  await open([fresh], {
    changeTicket: () => {
      throw new RefusalError({ status: 409, code: 'ticket.clash', message: 'Someone changed this at the same time.' });
    },
  });
  await lift(fresh);
  await userEvent.keyboard('{ArrowRight} ');
  await expect.element(page.getByText('TKT-1 was not changed. Someone changed this at the same time.')).toBeVisible();
  await expect.element(columnOf('New').getByRole('button', { name: /TKT-1/ })).toBeVisible();
});

test('a card dragged with the pointer stays where it is dropped', async () => {
  const { callsOf } = await open([fresh]);
  await userEvent.dragAndDrop(cardOf(fresh), columnOf('In progress'));
  await expect.element(columnOf('In progress').getByRole('button', { name: /TKT-1/ })).toBeVisible();
  expect(callsOf('changeTicket')).toMatchObject([{ body: { changes: { status: 'active' } } }]);
});

describe('the view', () => {
  const resolved = row(4, { status: 'resolved', group: 'resolved' });

  test('of open tickets shows those only, and lets one drop a card on the rest', async () => {
    const { callsOf } = await open([waiting, resolved], {}, 'light', 'open');
    await expect.element(cardOf(resolved)).not.toBeInTheDocument();
    expect(callsOf('listTickets').flatMap(({ query }) => query?.['status'])).toEqual(['new', 'active', 'waiting']);
    await lift(waiting);
    await userEvent.keyboard('{ArrowRight} ');
    await expect.element(announced()).toHaveTextContent('TKT-2 dropped in Resolved.');
    await expect.element(cardOf(waiting)).not.toBeInTheDocument();
  });

  test('of what is done shows nothing that is open', async () => {
    const { callsOf } = await open([resolved, fresh], {}, 'light', 'done');
    await expect.element(cardOf(fresh)).not.toBeInTheDocument();
    expect(callsOf('listTickets').flatMap(({ query }) => query?.['status'])).toEqual(['resolved', 'closed']);
  });
});

test('a column counts what it holds once that is read, and not before or where it cannot be', async () => {
  let answer: (page: unknown) => void = () => {};
  await open([fresh], {
    listTickets: ({ query }: Sent) => {
      const status = String(query?.['status']);
      if (status === 'new') return { items: [fresh], cursor: null };
      if (status === 'active') return new Promise((resolve) => (answer = resolve));
      throw new RefusalError({ status: 503, code: 'service.busy', message: 'Docket is busy.' });
    },
  });
  await expect.element(page.getByRole('region', { name: 'In progress', exact: true })).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Waiting', exact: true })).toBeVisible();
  answer({ items: [], cursor: null });
  await expect.element(page.getByRole('region', { name: 'In progress, 0 tickets' })).toBeVisible();
});

test('a change does not scroll the column that is read', async () => {
  const many = rows(60);
  let held = many;
  await open(many, { listTickets: ({ query }: Sent) => pageOf(isNew(query) ? held : [], query) });
  const first = cardOf(row(2)).element();
  if (first instanceof HTMLElement) first.focus();
  const column = first.closest('ul')?.parentElement;
  await expect.element(cardOf(row(2))).toHaveAttribute('tabindex', '0');
  await expect
    .poll(() => {
      if (column) column.scrollTop = 1200;
      return cardOf(row(2)).query();
    })
    .toBeNull();
  held = [row(99), ...many];
  window.dispatchEvent(new Event('visibilitychange'));
  await expect.element(page.getByRole('region', { name: 'New, 61 tickets' })).toBeVisible();
  expect(column?.scrollTop).toBe(1200);
});

test('a column can be folded away, and stays so', async () => {
  await open([fresh]);
  await userEvent.click(page.getByRole('button', { name: 'Collapse New' }));
  await expect.element(cardOf(fresh)).not.toBeInTheDocument();
  expect(localStorage.getItem(`docket:collapsed:${deskId}`)).toBe('["closed","new"]');
});

describe('axe finds nothing', () => {
  test.each(['light', 'dark', 'contrast'] as const)('in the %s theme', async (theme) => {
    await open([{ ...fresh, assignees: [nadia], comments: 3, due: '2026-01-02' }, waiting], {}, theme);
    expect(await axeFindings()).toEqual([]);
  });
});
