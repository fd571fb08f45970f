import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { counts, desk, pageOf, renderPage, row } from '../app/stage-for-test.tsx';
import { answering, axeFindings, type Sent } from '../ui/render-for-test.tsx';
import { nadia } from './detail/ticket-for-test.ts';
import { TicketsPage } from './TicketsPage.tsx';

/** T9: one searches as one types, sees why a ticket was found, and types filters where one searches. */
beforeEach(() => localStorage.clear());

const all = [row(1, { title: 'Réseau en panne', tags: ['vpn'] }), row(2, { title: 'Imprimante' })];

async function open(language: 'en' | 'fr' = 'en', theme: 'light' | 'dark' | 'contrast' = 'light') {
  const kept: string[] = [];
  const service = answering({
    listTickets: ({ query }: Sent) => pageOf(all, query),
    searchTickets: () => ({ items: all.slice(0, 1), more: false }),
    countTickets: () => counts(all.length),
    listViews: () => ({ items: [] }),
    listRecentSearches: () => ({ items: kept.toReversed() }),
    keepSearch: ({ body }: Sent) => {
      const { text } = body as { text: string };
      kept.push(text);
      return { text };
    },
    listTags: () => ({ items: ['vpn', 'paris'] }),
    listMembers: () => ({ items: [nadia] }),
  });
  const path = `/desk/${desk().id}`;
  const { history } = await renderPage(<TicketsPage desk={desk()} ticketId={null} />, {
    send: service.send,
    language,
    theme,
    path,
  });
  await expect.element(page.getByText('Imprimante')).toBeVisible();
  return { ...service, history };
}

const search = () => page.getByRole('combobox', { name: /Search tickets|Rechercher des tickets/ });
const options = () => page.getByRole('option');

test('the words that a ticket was found by are marked as they are written there', async () => {
  await open();
  await search().fill('reseau vp');
  await expect.element(page.getByText('Réseau', { exact: true })).toBeVisible();
  const marks = [...page.getByRole('grid').element().querySelectorAll('mark')];
  expect(marks.map(({ textContent }) => textContent)).toEqual(['Réseau', 'vp']);
});

test('a filter that is typed becomes a chip, and is not searched for', async () => {
  const { callsOf, history } = await open();
  await userEvent.type(search(), 'status:waiting ');
  await expect.element(page.getByRole('button', { name: /^Status: Waiting/ })).toBeVisible();
  await expect.element(search()).toHaveValue('');
  expect(history.at(-1)).toContain('status=waiting');
  expect(callsOf('searchTickets')).toEqual([]);
});

describe('what could be meant is suggested', () => {
  test('and taken with the keyboard, in French as well', async () => {
    const { history } = await open('fr');
    await userEvent.type(search(), 'prio');
    await expect.element(options()).toHaveTextContent('Priorité :');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(search()).toHaveValue('priorité:');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect.poll(() => history.at(-1)).toContain('priority=high');
    await expect.element(search()).toHaveValue('');
  });

  test('tags are read when one asks for one, and picked with the pointer', async () => {
    const { callsOf, history } = await open();
    expect(callsOf('listTags')).toEqual([]);
    await userEvent.type(search(), 'tag:');
    await page.getByRole('option', { name: 'Tags: paris' }).click();
    await expect.poll(() => history.at(-1)).toContain('tag=paris');
  });
});

test('what one searched for is offered once the search is empty again, and searched for anew', async () => {
  const { history } = await open('fr');
  await search().fill('réseau');
  await userEvent.keyboard('{Enter}');
  await search().fill('');
  const offered = page.getByRole('listbox', { name: 'Recherches récentes' }).getByRole('option', { name: 'réseau' });
  await expect.element(offered).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(search()).toHaveValue('réseau');
  await expect.poll(() => history.at(-1)).toContain('text=r');
});

describe('axe finds nothing in marks and suggestions', () => {
  test.each(['light', 'dark', 'contrast'] as const)('in the %s theme', async (theme) => {
    await open('en', theme);
    await userEvent.type(search(), 'panne');
    await expect.element(page.getByText('panne', { exact: true })).toBeVisible();
    await userEvent.type(search(), ' status:');
    await expect.element(options().first()).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});
