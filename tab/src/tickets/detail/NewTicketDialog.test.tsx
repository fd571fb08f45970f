import { onlineManager } from '@tanstack/react-query';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TicketView } from '#shared/tickets/shown.ts';
import { RefusalError } from '../../app/client.ts';
import { type Answers, answering, axeFindings, renderTab, type Sent } from '../../ui/render-for-test.tsx';
import { NewTicketDialog } from './NewTicketDialog.tsx';
import { desk, members, nadia, theo, ticket } from './ticket-for-test.ts';

beforeEach(() => localStorage.clear());
afterEach(() => onlineManager.setOnline(true));

const title = page.getByRole('textbox', { name: 'Title' });
const created = () => ticket({ requester: nadia });

function service(more: Readonly<Record<string, (call: Sent) => unknown>> = {}): Answers {
  return answering({
    listMembers: () => ({ items: members }),
    searchTickets: () => ({ items: [], more: false }),
    createTicket: created,
    ...more,
  });
}

async function open(answers: Answers, onCreated: (ticket: TicketView) => void = () => {}) {
  const dialog = <NewTicketDialog desk={desk()} onClose={() => {}} onCreated={onCreated} open />;
  return renderTab(dialog, { send: answers.send, me: nadia });
}

test('begins in the title and files the ticket by Ctrl+Enter', async () => {
  const answers = service();
  const made: string[] = [];
  await open(answers, ({ key }) => made.push(key));
  await expect.element(title).toHaveFocus();
  await userEvent.keyboard('No sound in room 4');
  await page.getByRole('combobox', { name: 'Priority' }).click();
  await page.getByRole('option', { name: 'High' }).click();
  await title.click();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
  expect(made).toEqual(['TKT-42']);
  expect(answers.callsOf('createTicket')).toMatchObject([{ body: { title: 'No sound in room 4', priority: 'high' } }]);
});

test('shows open tickets like it while the title is typed', async () => {
  const answers = service({ searchTickets: () => ({ items: [ticket()], more: false }) });
  await open(answers);
  await title.fill('Our printer eats paper');
  await expect.element(page.getByRole('button', { name: 'TKT-42 The printer on floor 2 eats paper' })).toBeVisible();
  expect(answers.callsOf('searchTickets')).toMatchObject([
    { query: { text: 'printer paper', group: ['new', 'active', 'waiting'] } },
  ]);
});

test('keeps what was typed when the tab is closed, until it is sent', async () => {
  const first = await open(service());
  await title.fill('Half a thought');
  await page.getByRole('textbox', { name: 'Description' }).fill('with details');
  await first.unmount();
  const second = await open(service());
  await expect.element(title).toHaveValue('Half a thought');
  await expect.element(page.getByRole('textbox', { name: 'Description' })).toHaveValue('with details');
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
  await second.unmount();
  await open(service());
  await expect.element(title).toHaveValue('');
});

test('waits for the network where there is none, and files the ticket when it is back', async () => {
  const answers = service();
  await open(answers);
  await title.fill('No network on floor 3');
  onlineManager.setOnline(false);
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect.element(page.getByText(/The ticket is created as soon as the connection is back/)).toBeVisible();
  expect(answers.callsOf('createTicket')).toEqual([]);
  onlineManager.setOnline(true);
  await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
  expect(answers.callsOf('createTicket')).toHaveLength(1);
});

test('sends the same ticket under the same key after the page was closed on the way', async () => {
  const lost = service({
    createTicket: () => {
      throw new RefusalError({ status: 503, code: 'service.busy', message: 'Try again.' });
    },
  });
  const first = await open(lost);
  await title.fill('Was it sent?');
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect.element(page.getByText(/Try again\./)).toBeVisible();
  await first.unmount();
  const again = service();
  await open(again);
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
  const [key] = lost.callsOf('createTicket').map((call) => call.idempotencyKey);
  expect(again.callsOf('createTicket').map((call) => call.idempotencyKey)).toEqual([key]);
});

test('says beside the field what is wrong with it', async () => {
  const answers = service({
    createTicket: () => {
      const fields = [{ path: 'requester', message: 'Choose someone on the desk.' }];
      throw new RefusalError({ status: 422, code: 'ticket.not-on-roster', message: 'Not on the roster.', fields });
    },
  });
  await open(answers);
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect.element(page.getByText('Give the ticket a title.')).toBeVisible();
  expect(answers.callsOf('createTicket')).toEqual([]);
  await title.fill('Named');
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect.element(page.getByText('Choose someone on the desk.')).toBeVisible();
  await expect.element(title).toHaveValue('Named');
});

test('asked for another, keeps the facts and begins a new title', async () => {
  const answers = service();
  await open(answers);
  await title.fill('First');
  await page.getByRole('combobox', { name: 'Assignees' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Théo Marchand' }).click();
  await userEvent.keyboard('{Escape}');
  await page.getByRole('checkbox', { name: 'Create another' }).click();
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect.element(page.getByRole('dialog').getByText('TKT-42 created.')).toBeVisible();
  await expect.element(title).toHaveValue('');
  await expect.element(title).toHaveFocus();
  await title.fill('Second');
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect.poll(() => answers.callsOf('createTicket').length).toBe(2);
  const bodies = answers.callsOf('createTicket');
  expect(bodies).toMatchObject([
    { body: { title: 'First', assignees: [theo.id] } },
    { body: { title: 'Second', assignees: [theo.id] } },
  ]);
  expect(bodies[0]?.idempotencyKey).not.toBe(bodies[1]?.idempotencyKey);
});

test('sends again under the same key what did not arrive', async () => {
  const answers = service({
    createTicket: () => {
      if (answers.callsOf('createTicket').length === 1) throw new Error('No connection.');
      return created();
    },
  });
  await open(answers);
  await title.fill('Once only');
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect
    .element(page.getByText('The ticket was not created; what you typed is kept. No connection.'))
    .toBeVisible();
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
  const [first, second] = answers.callsOf('createTicket');
  expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
});

test.each(['light', 'dark', 'contrast'] as const)('axe finds nothing in the %s theme', async (theme) => {
  const dialog = <NewTicketDialog desk={desk()} onClose={() => {}} onCreated={() => {}} open />;
  await renderTab(dialog, { send: service().send, me: nadia, theme });
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect.element(page.getByText('Give the ticket a title.')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

describe('while a ticket is on its way', () => {
  const create = page.getByRole('button', { name: 'Create ticket' });
  const waiting = page.getByText(/The ticket is created as soon as the connection is back/);
  const again = page.getByRole('button', { name: 'New', exact: true });

  /** A page on which the dialog can be closed and opened again. */
  function Page({ onCreated }: { readonly onCreated: () => void }) {
    const [shown, setShown] = useState(true);
    return (
      <>
        <button onClick={() => setShown(true)} type="button">
          New
        </button>
        <NewTicketDialog desk={desk()} onClose={() => setShown(false)} onCreated={onCreated} open={shown} />
      </>
    );
  }

  async function sendOffline(answers: Answers, onCreated = () => {}) {
    await renderTab(<Page onCreated={onCreated} />, { send: answers.send, me: nadia });
    await title.fill('No network on floor 3');
    onlineManager.setOnline(false);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(waiting).toBeVisible();
  }

  test('nothing can be typed that would be lost when it arrives', async () => {
    const answers = service();
    await sendOffline(answers);
    await userEvent.keyboard(' and more');
    expect(document.querySelector('input')?.value).toBe('No network on floor 3');
    await expect.element(create).toHaveFocus();
    onlineManager.setOnline(true);
    await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
    expect(answers.callsOf('createTicket')).toMatchObject([{ body: { title: 'No network on floor 3' } }]);
  });

  test('the dialog can be closed: it opens with the same words, and the ticket is announced and not opened', async () => {
    let opened = 0;
    await sendOffline(service(), () => {
      opened += 1;
    });
    await page.getByRole('button', { name: 'Close' }).click();
    await again.click();
    await expect.element(waiting).toBeVisible();
    expect(document.querySelector('input')?.value).toBe('No network on floor 3');
    await page.getByRole('button', { name: 'Close' }).click();
    onlineManager.setOnline(true);
    await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
    expect(opened).toBe(0);
    await again.click();
    await expect.element(title).toHaveValue('');
  });

  test('what it failed by is said though the dialog is closed, and its words are kept', async () => {
    const refused = service({
      createTicket: () => {
        throw new RefusalError({ status: 503, code: 'service.busy', message: 'Docket is busy.' });
      },
    });
    await sendOffline(refused);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    onlineManager.setOnline(true);
    await expect
      .element(page.getByText('The ticket was not created; what you typed is kept. Docket is busy.'))
      .toBeVisible();
    await again.click();
    await expect.element(title).toHaveValue('No network on floor 3');
  });
});

describe('Ctrl+Enter sends what was typed last', () => {
  test('as the day it is due', async () => {
    const answers = service();
    await open(answers);
    await title.fill('Before the fair');
    await page.getByLabelText('Due', { exact: true }).fill('2026-05-04');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
    expect(answers.callsOf('createTicket')).toMatchObject([{ body: { due: '2026-05-04' } }]);
  });

  test.each(['Control', 'Meta'])('as a tag, with %s', async (key) => {
    const answers = service({ listTags: () => ({ items: [] }) });
    await open(answers);
    await title.fill('Before the fair');
    await page.getByRole('combobox', { name: 'Tags' }).fill('hall 7');
    await userEvent.keyboard(`{${key}>}{Enter}{/${key}}`);
    await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
    expect(answers.callsOf('createTicket')).toMatchObject([{ body: { tags: ['hall 7'] } }]);
  });
});
