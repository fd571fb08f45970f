import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { CustomField } from '#shared/desks/fields.ts';
import { TicketRow } from '#shared/tickets/shown.ts';
import { RefusalError } from '../../app/client.ts';
import { counts, desk, pageOf, renderPage, rows } from '../../app/stage-for-test.tsx';
import { answering, axeFindings, type Sent } from '../../ui/render-for-test.tsx';
import { entry, members, nadia, ticket } from '../detail/ticket-for-test.ts';
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

test('what could not be changed is said and stays selected, and only the rest is taken back', async () => {
  const { callsOf } = await open('TKT-2');
  await expect
    .element(page.getByText('2 of 3 changed. TKT-2 was not changed. Your role does not allow this.'))
    .toBeVisible();
  await expect.element(page.getByRole('checkbox', { name: 'Select TKT-2' })).toBeChecked();
  await expect.element(page.getByRole('checkbox', { name: 'Select TKT-1' })).not.toBeChecked();
  expect(document.activeElement?.closest('[role=grid]')).not.toBeNull();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(page.getByText('Undone.')).toBeVisible();
  expect(callsOf('undoTicket').map(({ params }) => params?.['ticketId'])).toEqual([all[0]?.id, all[2]?.id]);
});

const site: CustomField = {
  key: 'site',
  label: 'Site',
  kind: 'text',
  help: null,
  required: false,
  categories: null,
  archived: false,
};

/** Selects all and opens the dialog. */
async function openDialog(language: 'en' | 'fr' = 'en', fields: readonly CustomField[] = []) {
  const own = [all[0], { ...all[1], can: ['comment'] }, { ...all[2], priority: 'high' }].map((row) =>
    TicketRow.parse(row),
  );
  const service = answering({
    listTickets: ({ query }: Sent) => pageOf(own, query),
    countTickets: () => counts(own.length),
    listViews: () => ({ items: [] }),
    listMembers: () => ({ items: members }),
    changeTicket: ({ params }: Sent) => ({
      ...ticket(),
      ...own.find(({ id }) => id === params?.['ticketId']),
      timeline: [entry({ seq: 2, by: nadia })],
    }),
  });
  const path = `/desk/${desk().id}`;
  const tickets = <TicketsPage desk={desk({ fields: [...fields] })} ticketId={null} />;
  await renderPage(tickets, { send: service.send, language, path });
  for (const { key } of own) await page.getByRole('checkbox', { name: new RegExp(`${key}$`) }).click({ force: true });
  await page.getByRole('button', { name: /Change several facts|Modifier plusieurs champs/ }).click();
  return service;
}

async function choose(field: string, value: string) {
  await page.getByRole('combobox', { name: new RegExp(`^${field}:`) }).click();
  await page.getByRole('option', { name: value }).click();
}

test('several facts are changed at once, after one has seen what becomes of each ticket', async () => {
  const { callsOf } = await openDialog();
  await choose('Priority', 'High');
  const preview = page.getByRole('list', { name: 'What becomes of each ticket' });
  await expect.element(page.getByText('1 ticket will change. 1 is so already. 1 stays as it is.')).toBeVisible();
  await expect.element(preview).toHaveTextContent('TKT-2 stays as it is: you may not change this on it.');
  await page.getByRole('textbox', { name: 'Add a tag' }).fill('moved');
  await expect.element(page.getByText('2 tickets will change. 1 stays as it is.')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Change 2 tickets' }).click();
  await expect.element(page.getByText('2 changed.')).toBeVisible();
  expect(callsOf('changeTicket').map(({ body }) => body)).toEqual([
    { version: '1', changes: { priority: 'high', tags: ['moved'] } },
    { version: '1', changes: { tags: ['moved'] } },
  ]);
});

test('an own field is set and the due date emptied, on those whose category has the field', async () => {
  const { callsOf } = await openDialog('en', [site]);
  await page.getByRole('checkbox', { name: 'Empty the due date' }).click();
  await page.getByRole('combobox', { name: /^Another field/ }).click();
  await page.getByRole('option', { name: 'Site' }).click();
  await expect.element(page.getByText('Left empty, it is emptied on each ticket.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Site' }).fill('Lyon');
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: /^Change \d tickets/ }).click();
  await expect.poll(() => callsOf('changeTicket').length).toBe(2);
  for (const { body } of callsOf('changeTicket')) expect(body).toMatchObject({ changes: { fields: { site: 'Lyon' } } });
});

test('in French, nothing is sent until something is chosen', async () => {
  const { callsOf } = await openDialog('fr');
  await expect.element(page.getByRole('dialog', { name: 'Modifier 3 tickets' })).toBeVisible();
  await page.getByRole('button', { name: 'Modifier 0 ticket' }).click({ force: true });
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  expect(callsOf('changeTicket')).toEqual([]);
});
