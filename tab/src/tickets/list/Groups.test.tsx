import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { counts, desk, pageOf, renderPage, row, rows } from '../../app/stage-for-test.tsx';
import { answering, axeFindings, type Sent } from '../../ui/render-for-test.tsx';
import { TicketsPage } from '../TicketsPage.tsx';

/** T7: a list under headings, each with its count, folded and unfolded by pointer and keyboard, kept in the address. */
beforeEach(() => localStorage.clear());

const many = rows(1_000).map((item): TicketRow => ({ ...item, priority: item.number <= 2 ? 'urgent' : 'low' }));

async function open(all: readonly TicketRow[], path = '?by=priority', theme: 'light' | 'dark' | 'contrast' = 'light') {
  const held = (key: string) => all.filter(({ priority }) => priority === key);
  const service = answering({
    listTickets: ({ query }: Sent) => pageOf(all, query),
    groupTickets: () => ({
      items: ['urgent', 'high', 'normal', 'low'].flatMap((key) =>
        held(key).length === 0 ? [] : [{ key, count: held(key).length, person: null }],
      ),
    }),
    listGrouped: ({ query }: Sent) => {
      const wanted = [query?.['groups']].flat().map(String);
      const found = pageOf(wanted.flatMap(held), query);
      const sections = wanted.map((key) => ({
        key,
        count: found.items.filter((item) => item.priority === key).length,
      }));
      return { ...found, sections: sections.filter(({ count }) => count > 0) };
    },
    countTickets: () => counts(all.length),
    listViews: () => ({ items: [] }),
    listTags: () => ({ items: [] }),
  });
  const { history } = await renderPage(<TicketsPage desk={desk()} ticketId={null} />, {
    send: service.send,
    theme,
    path: `/desk/${desk().id}${path}`,
  });
  return { ...service, history };
}

const heading = (name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\d`) });
const ticket = (n: number) => page.getByRole('row', { name: new RegExp(`\\bTKT-${n}\\b`) });

test('each heading says how many stand under it, and folding one leaves the others', async () => {
  const { callsOf } = await open(many);
  await expect.element(heading('Urgent')).toHaveTextContent('Urgent2 tickets');
  await expect.element(heading('Low')).toHaveTextContent('Low998 tickets');
  await expect.element(ticket(3)).toBeVisible();
  await heading('Urgent').click();
  await expect.element(heading('Urgent')).toHaveAttribute('aria-expanded', 'false');
  await expect.element(ticket(1)).not.toBeInTheDocument();
  await expect.element(ticket(3)).toBeVisible();
  await expect.poll(() => callsOf('listGrouped').at(-1)?.query).toMatchObject({ by: 'priority', groups: ['low'] });
});

test('the heading of what is in sight stays in sight, far down a long list', async () => {
  await open(many);
  await expect.element(ticket(3)).toBeVisible();
  const grid = page.getByRole('grid').element();
  grid.scrollTop = 60 * 40;
  await expect.element(ticket(65)).toBeVisible();
  await expect.poll(() => grid.scrollHeight).toBeGreaterThan(150 * 40);
  grid.scrollTop = 140 * 40;
  await expect.element(ticket(145)).toBeVisible();
  await expect.element(heading('Low')).toBeInViewport();
});

describe('with the keyboard', () => {
  test('arrows go over headings and tickets; left folds, right unfolds', async () => {
    await open([row(1, { priority: 'urgent' }), row(2, { priority: 'low' })]);
    await expect.element(ticket(2)).toBeVisible();
    const first = heading('Urgent').element();
    if (first instanceof HTMLElement) first.focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(ticket(1)).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    await expect.element(ticket(1)).not.toBeInTheDocument();
    await expect.element(heading('Urgent')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(heading('Low')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowRight}');
    await expect.element(ticket(1)).toBeVisible();
  });
});

test('what a list is grouped by is chosen from its options and stands in the address', async () => {
  const { history } = await open(many, '');
  await expect.element(ticket(1)).toBeVisible();
  await page.getByRole('button', { name: 'View options' }).click();
  const option = page.getByRole('menuitemradio', { name: 'Priority' });
  await option.nth(1).click();
  await expect.element(heading('Urgent')).toBeVisible();
  expect(history.at(-1)).toContain('by=priority');
});

test('what is folded stays so', async () => {
  localStorage.setItem(`docket:folded:${desk().id}`, '{"priority":["urgent","low"]}');
  const { callsOf } = await open(many);
  await expect.element(heading('Low')).toHaveAttribute('aria-expanded', 'false');
  expect(callsOf('listGrouped')).toEqual([]);
});

test('a search stands in its own order, without headings', async () => {
  const found = answering({
    searchTickets: () => ({ items: [row(7)], more: false }),
    countTickets: () => counts(1),
    listViews: () => ({ items: [] }),
    listTags: () => ({ items: [] }),
  });
  await renderPage(<TicketsPage desk={desk()} ticketId={null} />, {
    send: found.send,
    path: `/desk/${desk().id}?by=priority&text=printer`,
  });
  await expect.element(ticket(7)).toBeVisible();
  expect(found.callsOf('groupTickets')).toEqual([]);
});

describe('axe finds nothing', () => {
  test.each(['light', 'dark', 'contrast'] as const)('in the %s theme', async (theme) => {
    await open([row(1, { priority: 'urgent' }), row(2, { priority: 'low' })], '?by=priority', theme);
    await expect.element(ticket(2)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});
