import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { answering, renderTab } from '../../ui/render-for-test.tsx';
import { TicketPanel } from './TicketPanel.tsx';
import { desk, members, nadia, noRuns, ticket, ticketId } from './ticket-for-test.ts';

const reply = { key: 'reply-1', title: 'Received', text: 'Hello {requester}, we look into {number}.' };

async function open(cannedReplies: (typeof reply)[]) {
  const service = answering({
    readTicket: () => ticket(),
    listMembers: () => ({ items: members }),
    listRuns: () => noRuns,
  });
  const shown = desk({ cannedReplies });
  const panel = <TicketPanel desk={shown} onClose={() => {}} onOpen={() => {}} onStep={() => {}} ticketId={ticketId} />;
  await renderTab(panel, { send: service.send, me: nadia });
  await page.getByRole('textbox', { name: 'Public reply' }).click();
}

test('a prepared reply follows what is written, filled in for the ticket', async () => {
  await open([reply]);
  const field = page.getByRole('textbox', { name: 'Public reply' });
  await field.fill('One more thing:');
  await page.getByRole('button', { name: 'Prepared replies' }).click();
  await page.getByRole('menuitem', { name: 'Received' }).click();
  const filled = `Hello ${ticket().requester.name}, we look into TKT-42.`;
  await expect.element(field).toHaveValue(`One more thing:\n\n${filled}`);
});

test('where the desk has none, nothing is offered', async () => {
  await open([]);
  await expect.element(page.getByRole('button', { name: 'Attach files' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Prepared replies' })).not.toBeInTheDocument();
});
