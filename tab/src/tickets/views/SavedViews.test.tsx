import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ViewId } from '#shared/kernel/ids.ts';
import type { ViewRow } from '#shared/views/contract.ts';
import { counts, desk, pageOf, renderPage, row } from '../../app/stage-for-test.tsx';
import { answering, axeFindings, type Sent } from '../../ui/render-for-test.tsx';
import { TicketsPage } from '../TicketsPage.tsx';
import { firstView } from '../view.ts';
import { lookOf } from './use-saved-views.ts';

/** T8: saved views in the menu of views. */
const all = [row(1, { priority: 'urgent' }), row(2)];
const urgent: ViewRow = {
  id: ViewId.parse(`viw_${'1'.repeat(20)}`),
  name: 'Fires',
  shared: true,
  look: lookOf({ ...firstView, priority: ['urgent'], sort: 'created' }),
  columns: ['number', 'title', 'created'],
  count: 1,
  can: ['change'],
};

beforeEach(() => localStorage.clear());

async function open({ search = '', language = 'en' as 'en' | 'fr' } = {}) {
  let views: readonly ViewRow[] = [urgent];
  const service = answering({
    listTickets: ({ query }: Sent) => pageOf(all, query),
    countTickets: () => counts(all.length),
    listViews: () => ({ items: views }),
    saveView: ({ body }: Sent) => {
      const saved = { ...urgent, ...(body as object), id: ViewId.parse(`viw_${'2'.repeat(20)}`) };
      views = [...views, saved];
      return saved;
    },
    changeView: ({ body }: Sent) => {
      views = views.map((view) => ({ ...view, ...(body as object) }));
      return views[0];
    },
    removeView: () => {
      views = [];
      return { id: urgent.id };
    },
  });
  const ours = desk({ can: ['desk.change', 'view.share', 'ticket.create'] });
  const shown = await renderPage(<TicketsPage desk={ours} ticketId={null} />, {
    send: service.send,
    path: `/desk/${ours.id}${search}`,
    language,
    width: 900,
  });
  return { ...service, ...shown };
}
const menu = async (name: RegExp) => page.getByRole('button', { name }).click();

test('a saved view brings its filters, its sorting and its columns, and gives the menu its name', async () => {
  const { callsOf, history } = await open();
  await menu(/^View: All open/);
  await page.getByRole('menuitemradio', { name: 'Fires, 1' }).click();
  await expect.element(page.getByRole('button', { name: 'View: Fires' })).toBeVisible();
  expect(callsOf('listTickets').at(-1)?.query).toMatchObject({ priority: ['urgent'], sort: 'created' });
  expect(history?.at(-1)).toContain('priority=urgent');
  await expect.element(page.getByRole('columnheader', { name: 'Created' })).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: 'Requester' })).not.toBeInTheDocument();
});

test('leaving a saved view leaves what narrowed it behind', async () => {
  const { callsOf } = await open({ search: '?priority=urgent&sort=created' });
  await menu(/^View: Fires/);
  await page.getByRole('menuitemradio', { name: /^All/ }).last().click();
  await expect.poll(() => callsOf('listTickets').at(-1)?.query).not.toHaveProperty('priority');
});

test('what is shown is saved under a name, for oneself unless told', async () => {
  const { callsOf } = await open({ search: '?priority=high', language: 'fr' });
  await menu(/^Vue\s:/);
  await page.getByRole('menuitem', { name: 'Enregistrer cette vue…' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect.element(page.getByText('Donnez un nom à la vue.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Nom' }).fill('Hautes');
  expect(await axeFindings()).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Vue : Hautes' })).toBeVisible();
  expect(callsOf('saveView')[0]?.body).toMatchObject({ name: 'Hautes', shared: false, columns: null });
});

test('saved views are renamed, shared no longer, and removed', async () => {
  const { callsOf } = await open();
  await menu(/^View:/);
  await page.getByRole('menuitem', { name: 'Change saved views…' }).click();
  await page.getByRole('textbox', { name: 'Name of the view Fires' }).fill('Burning');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => callsOf('changeView').at(-1)?.body).toEqual({ name: 'Burning' });
  await page.getByRole('switch', { name: /^Everyone on the desk sees/ }).click();
  await expect.poll(() => callsOf('changeView').at(-1)?.body).toEqual({ shared: false });
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: /^Remove the view/ }).click();
  await expect.element(page.getByText('There are no saved views that you can change yet.')).toBeVisible();
});
