import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { RefusalError } from '../../app/client.ts';
import { counts, desk, pageOf, renderPage, rows } from '../../app/stage-for-test.tsx';
import { answering, axeFindings, type Sent } from '../../ui/render-for-test.tsx';
import { entry, nadia, ticket } from '../detail/ticket-for-test.ts';
import { TicketsPage } from '../TicketsPage.tsx';

/** T7: what is done with several tickets at once is taken back at once. */
const all = rows(3);

beforeEach(() => localStorage.clear());

async function open(refusedKey: string | null = null) {
  const service = answering({
    listTickets: ({ query }: Sent) => pageOf(all, query),
    countTickets: () => counts(all.length),
    listViews: () => ({ items: [] }),
    listTags: () => ({ items: [] }),
    changeTicket: ({ params }: Sent) => {
      const row = all.find(({ id }) => id === params?.['ticketId']);
      if (row?.key === refusedKey)
        throw new RefusalError({ status: 403, code: 'ticket.forbidden', message: 'Your role does not allow this.' });
      return { ...ticket(), ...row, status: 'active', group: 'active', timeline: [entry({ seq: 2, by: nadia })] };
    },
    undoTicket: () => ({ ticket: null }),
  });
  await renderPage(<TicketsPage desk={desk()} ticketId={null} />, { send: service.send, path: `/desk/${desk().id}` });
  for (const { key } of all) await page.getByRole('checkbox', { name: `Select ${key}` }).click({ force: true });
  await page.getByRole('button', { name: 'Change status' }).click();
  await page.getByRole('menuitem', { name: 'In progress' }).click();
  return service;
}

test('the status of all is changed, said once, and taken back in one step', async () => {
  const { callsOf } = await open();
  await expect.element(page.getByText('3 changed.')).toBeVisible();
  expect(callsOf('changeTicket').map(({ body }) => body)).toEqual(
    all.map(() => ({ version: '1', changes: { status: 'active' } })),
  );
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(page.getByText('Undone.')).toBeVisible();
  expect(callsOf('undoTicket').map(({ params, body }) => [params?.['ticketId'], body])).toEqual(
    all.map(({ id }) => [id, { seq: 2 }]),
  );
});

test('what could not be changed is said, and only the rest is taken back', async () => {
  const { callsOf } = await open('TKT-2');
  await expect
    .element(page.getByText('2 of 3 changed. TKT-2 was not changed. Your role does not allow this.'))
    .toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(page.getByText('Undone.')).toBeVisible();
  expect(callsOf('undoTicket').map(({ params }) => params?.['ticketId'])).toEqual([all[0]?.id, all[2]?.id]);
});
