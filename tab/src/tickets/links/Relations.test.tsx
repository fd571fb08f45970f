import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { TicketId } from '#shared/kernel/ids.ts';
import type { EntryView, LinkView, TicketView } from '#shared/tickets/shown.ts';
import { RefusalError } from '../../app/client.ts';
import { row } from '../../app/stage-for-test.tsx';
import { answering, axeFindings, renderTab, type Sent } from '../../ui/render-for-test.tsx';
import { TicketPanel } from '../detail/TicketPanel.tsx';
import { desk, deskId, entry, members, nadia, noRuns, theo, ticket, ticketId } from '../detail/ticket-for-test.ts';

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 900);
});

const other = row(7, { title: 'Network down', status: 'active', group: 'active' });
const linked: LinkView = {
  kind: 'blocked-by',
  ticket: { id: other.id, key: other.key, title: other.title, status: 'active', group: 'active' },
};
const step = (kind: EntryView['kind'], link = linked) => entry({ seq: 2, kind, by: nadia, link, changes: [] });
const noop = () => {};

async function open(found: TicketView, more: Readonly<Record<string, (call: Sent) => unknown>> = {}) {
  const opened: string[] = [];
  const answers = answering({
    readTicket: () => found,
    listMembers: () => ({ items: members }),
    listRuns: () => noRuns,
    ...more,
  });
  await renderTab(
    <TicketPanel desk={desk()} onClose={noop} onOpen={(id) => opened.push(id)} onStep={noop} ticketId={ticketId} />,
    { send: answers.send, me: nadia },
  );
  return { answers, opened };
}

async function choose(relation: string, typed: string) {
  await page.getByRole('button', { name: 'Add a relation' }).click();
  if (relation !== 'Related to') {
    await page.getByRole('combobox', { name: /This ticket/ }).click();
    await page.getByRole('option', { name: relation }).click();
  }
  await page.getByRole('combobox', { name: 'Other ticket' }).click();
  await userEvent.keyboard(typed);
  await page.getByRole('option', { name: /TKT-7 Network down/ }).click();
}

describe('the relations of a ticket', () => {
  test('are added by searching the other one by its number, and can be taken back', async () => {
    const { answers } = await open(ticket(), {
      searchTickets: () => ({ items: [other], more: false }),
      addLink: () => ticket({ version: '2', links: [linked], timeline: [entry({ by: theo }), step('linked')] }),
      undoTicket: () => ({ ticket: ticket({ version: '3' }) }),
    });
    await choose('Blocked by', 'tkt-7');
    expect(answers.callsOf('searchTickets').at(-1)).toMatchObject({ query: { text: '7' } });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    expect(answers.callsOf('addLink')).toMatchObject([
      { params: { deskId, ticketId }, body: { kind: 'blocked-by', ticket: other.id } },
    ]);
    await expect.element(page.getByRole('list', { name: 'Blocked by' })).toHaveTextContent(/Network down.*In progress/);
    await expect.element(page.getByText(/Nadia Benali added a relation: blocked by/)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(answers.callsOf('undoTicket')).toMatchObject([{ body: { seq: 2 } }]);
    await expect.element(page.getByRole('list', { name: 'Blocked by' })).not.toBeInTheDocument();
  });

  test('lead to the other ticket, and go by one click', async () => {
    const { answers, opened } = await open(ticket({ links: [linked] }), {
      removeLink: () => ticket({ version: '2', timeline: [entry({ by: theo }), step('unlinked')] }),
    });
    await page.getByRole('button', { name: 'TKT-7 Network down' }).click();
    expect(opened).toEqual([other.id]);
    await page.getByRole('button', { name: 'Remove the relation to TKT-7' }).click();
    expect(answers.callsOf('removeLink')).toMatchObject([{ params: { ticketId, otherId: other.id } }]);
    await expect.element(page.getByText('Relation removed.')).toBeVisible();
  });

  test('a duplicate is merged, and says before what that means', async () => {
    const { answers } = await open(ticket(), {
      searchTickets: () => ({ items: [other], more: false }),
      mergeTicket: () =>
        ticket({
          version: '2',
          status: 'closed',
          group: 'closed',
          links: [{ ...linked, kind: 'duplicate-of' }],
          timeline: [entry({ by: theo }), step('merged', { ...linked, kind: 'duplicate-of' })],
        }),
    });
    await choose('Duplicate of', 'network');
    await expect
      .element(page.getByText(/This ticket closes; its requester and watchers follow the other/))
      .toBeVisible();
    await page.getByRole('button', { name: 'Merge and close' }).click();
    expect(answers.callsOf('mergeTicket')).toMatchObject([{ body: { into: other.id } }]);
    await expect.element(page.getByText(/Nadia Benali closed this ticket as a duplicate of/)).toBeVisible();
  });

  test('that the service refuses are not lost from the form', async () => {
    const message = 'This relation is not possible.';
    await open(ticket(), {
      searchTickets: () => ({ items: [other], more: false }),
      addLink: () => {
        throw new RefusalError({ status: 422, code: 'link.impossible', message });
      },
    });
    await choose('Related to', 'network');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect.element(page.getByRole('alert').filter({ hasText: message })).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: 'Other ticket' })).toHaveValue('TKT-7 Network down');
    await page.getByRole('combobox', { name: 'Other ticket' }).click();
    await userEvent.keyboard('{Escape}{Escape}');
    await expect.element(page.getByRole('combobox', { name: 'Other ticket' })).not.toBeInTheDocument();
  });

  test('neither the ticket itself nor what it is related to is on offer', async () => {
    const self = row(42, { id: TicketId.parse(ticketId) });
    await open(ticket({ links: [linked] }), { searchTickets: () => ({ items: [self, other], more: false }) });
    await page.getByRole('button', { name: 'Add a relation' }).click();
    await page.getByRole('combobox', { name: 'Other ticket' }).click();
    await userEvent.keyboard('printer');
    await expect.element(page.getByText('No ticket to relate was found.')).toBeVisible();
  });

  test('are read, not changed, by those who may not edit; without any there is nothing to read', async () => {
    await open(ticket({ can: ['comment'], links: [linked] }));
    await expect.element(page.getByRole('button', { name: 'TKT-7 Network down' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Add a relation' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: /Remove the relation/ })).not.toBeInTheDocument();
  });

  test.each(['light', 'dark', 'contrast'] as const)('are free of what axe finds (%s)', async (theme) => {
    const answers = answering({
      readTicket: () => ticket({ links: [linked], timeline: [entry({ by: theo }), step('linked')] }),
      listMembers: () => ({ items: members }),
    });
    const panel = <TicketPanel desk={desk()} onClose={noop} onOpen={noop} onStep={noop} ticketId={ticketId} />;
    await renderTab(panel, { send: answers.send, me: nadia, theme });
    await page.getByRole('button', { name: 'Add a relation' }).click();
    await expect.element(page.getByRole('combobox', { name: 'Other ticket' })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});
