import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DeskId } from '#shared/kernel/ids.ts';
import type { MeView } from '#shared/members/contract.ts';
import { RefusalError } from '../../app/client.ts';
import { answering, axeFindings, renderTab, type Sent } from '../../ui/render-for-test.tsx';
import { TicketPanel } from '../detail/TicketPanel.tsx';
import { desk, deskId, entry, members, nadia, noRuns, theo, ticket, ticketId } from '../detail/ticket-for-test.ts';

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 900);
});

const worksId = DeskId.parse('dsk_zzzzzzzzzzzzzzzzzzzz');
const works = desk({ id: worksId, name: 'Works', prefix: 'WRK' });
const summary = { team: works.team, teamName: 'Operations', channelId: works.channel.id, channelName: 'Works' };
const me: MeView = {
  id: nadia.id,
  name: nadia.name,
  organisation: works.team,
  language: null,
  notifyBy: 'feed',
  desks: [
    { ...summary, id: deskId, name: 'IT help', role: 'owner' },
    { ...summary, id: worksId, name: 'Works', role: 'member' },
  ],
  purgeAt: null,
  can: [],
};
const movable = ticket({ can: [...ticket().can, 'move'] });
const there = ticket({ deskId: worksId, key: 'WRK-7', version: '2' });
const noop = () => {};

async function open(more: Readonly<Record<string, (call: Sent) => unknown>>) {
  const closed: string[] = [];
  const answers = answering({
    readTicket: () => movable,
    readMe: () => me,
    readDesk: () => works,
    listMembers: () => ({ items: members }),
    listRuns: () => noRuns,
    ...more,
  });
  await renderTab(
    <TicketPanel desk={desk()} onClose={() => closed.push('')} onOpen={noop} onStep={noop} ticketId={ticketId} />,
    { send: answers.send, me: nadia },
  );
  return { answers, closed };
}

test('a ticket goes to another desk once it is said what does not fit there, and comes back by undo', async () => {
  const { answers, closed } = await open({
    previewMove: () => ({
      changes: [
        { field: 'status', from: 'At the supplier', to: 'waiting' },
        { field: 'fields."Serial number"', from: 'X-1', to: null },
      ],
      people: [],
      unseen: [theo],
      links: 2,
      runs: 1,
    }),
    moveTicket: () => ({ key: 'WRK-7', ticket: there }),
    undoTicket: () => ({ ticket: null }),
  });
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Move to another desk…' }).click();
  await page.getByRole('combobox', { name: /Desk/ }).click();
  await page.getByRole('option', { name: 'Works (Operations)' }).click();
  const list = page.getByRole('list', { name: 'What does not fit there' });
  await expect.element(list).toHaveTextContent('Status: from At the supplier to Waiting');
  await expect.element(list).toHaveTextContent('Serial number: from X-1 to nothing');
  await expect.element(page.getByText('Théo Marchand will not see it there.')).toBeVisible();
  await expect.element(page.getByText('Its relations to 2 tickets end.')).toBeVisible();
  await expect.element(page.getByText('Its checklist stays on this desk.')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect.element(page.getByText('Moved to Works as WRK-7.')).toBeVisible();
  expect(answers.callsOf('moveTicket')).toMatchObject([{ params: { deskId, ticketId }, body: { to: worksId } }]);
  expect(closed).toHaveLength(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(answers.callsOf('undoTicket')).toMatchObject([{ params: { deskId: worksId }, body: { seq: 2 } }]);
});

test('where the service says no, the ticket stays and the dialog says why', async () => {
  await open({
    previewMove: () => ({ changes: [], people: [], unseen: [], links: 0, runs: 0 }),
    moveTicket: () => {
      throw new RefusalError({ status: 422, code: 'ticket.held', message: 'Checklists hold this ticket open.' });
    },
  });
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem').click();
  await page.getByRole('combobox', { name: /Desk/ }).click();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Everything in it fits there.')).toBeVisible();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect.element(page.getByText('The ticket was not moved. Checklists hold this ticket open.')).toBeVisible();
});

test('whoever is on no other desk is offered nothing', async () => {
  await open({ readMe: () => ({ ...me, desks: me.desks.slice(0, 1) }) });
  await expect.element(page.getByRole('button', { name: 'Assign to me' })).toBeVisible();
  expect(page.getByRole('button', { name: 'More actions' }).query()).toBeNull();
});

test('an old address leads to where the ticket is now', async () => {
  const message = 'This ticket is on another desk now.';
  await open({
    readTicket: () => {
      throw new RefusalError({ status: 404, code: 'ticket.moved', message, movedTo: worksId });
    },
  });
  await expect.element(page.getByText(message)).toBeVisible();
  await page.getByRole('button', { name: 'Open it on Works' }).click();
  expect(window.location.pathname).toBe(`/desk/${worksId}/ticket/${ticketId}`);
});

test('its history says from where it came, and what did not fit', async () => {
  await open({
    readTicket: () =>
      ticket({
        timeline: [
          entry({ by: theo }),
          entry({
            seq: 2,
            kind: 'moved',
            origin: { deskName: 'Works', key: 'WRK-7' },
            changes: [{ field: 'fields."Serial number"', from: 'X-1', to: null }],
          }),
        ],
      }),
  });
  await expect
    .element(page.getByText(/Nadia Benali moved the ticket here from Works, where it was WRK-7/))
    .toBeVisible();
  await expect.element(page.getByText('Serial number', { exact: true })).toBeVisible();
});
