import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TicketView } from '#shared/tickets/shown.ts';
import { desk, renderPage } from '../app/stage-for-test.tsx';
import { members, ticket, ticketId } from '../tickets/detail/ticket-for-test.ts';
import { answering, axeFindings } from '../ui/render-for-test.tsx';
import { row, run, runId, templateId, templateRow } from './checklist-for-test.ts';
import { TicketRuns } from './TicketRuns.tsx';

async function open(
  more: Parameters<typeof answering>[0] = {},
  theme: 'light' | 'dark' | 'contrast' = 'light',
  over: Partial<TicketView> = {},
) {
  const service = answering({
    listRuns: () => ({ items: [row({ progress: { done: 2, total: 3, missing: 1, failed: 0 } })], cursor: null }),
    listTemplates: () => ({ items: [templateRow()] }),
    listMembers: () => ({ items: members }),
    startRun: () => run(),
    ...more,
  });
  const shown = <TicketRuns desk={desk()} ticket={ticket(over)} />;
  return { ...service, ...(await renderPage(shown, { send: service.send, theme })) };
}

describe('the checklists of a ticket', () => {
  test('are shown with their progress, and open', async () => {
    const { callsOf, history } = await open();
    await expect.element(page.getByText('2 of 3 items done')).toBeInTheDocument();
    expect(callsOf('listRuns')).toMatchObject([{ query: { ticket: ticketId } }]);
    await userEvent.click(page.getByRole('button', { name: 'Opening the shop' }));
    await expect.poll(() => history?.at(-1)).toContain(`/run/${runId}`);
  });

  test('begin from the ticket, which then carries them', async () => {
    const { callsOf } = await open();
    await userEvent.click(page.getByRole('button', { name: 'Start a checklist' }));
    await expect.element(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Opening the shop');
    await userEvent.click(page.getByRole('checkbox', { name: 'The ticket stays open until this is done' }));
    await userEvent.click(page.getByRole('button', { name: 'Start', exact: true }));
    await expect
      .poll(() => callsOf('startRun'))
      .toMatchObject([{ body: { from: { template: templateId }, ticket: ticketId, holds: true } }]);
  });

  test('are not started by those who may not change the ticket, and say that they hold it', async () => {
    await open({ listRuns: () => ({ items: [row({ holds: true })], cursor: null }) }, 'light', {
      can: ['comment'],
    });
    await expect.element(page.getByRole('img', { name: 'Holds the ticket open until it is done' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Start a checklist' })).not.toBeInTheDocument();
  });

  test('that do not come are said, and asked for again', async () => {
    let asked = 0;
    await open({
      listRuns: () => {
        asked += 1;
        if (asked === 1) throw new Error('The service is away.');
        return { items: [row()], cursor: null };
      },
    });
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByRole('button', { name: 'Opening the shop' })).toBeVisible();
  });

  test.each(['light', 'dark', 'contrast'] as const)('are free of what axe finds (%s)', async (theme) => {
    await open({}, theme);
    await expect.element(page.getByRole('button', { name: 'Opening the shop' })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});
