import { test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answering, renderTab } from '../../ui/render-for-test.tsx';
import { NewTicketDialog } from './NewTicketDialog.tsx';
import { TicketPanel } from './TicketPanel.tsx';
import { comment, desk, entry, members, nadia, theo, ticket, ticketId } from './ticket-for-test.ts';

const ago = (m: number) => new Date(Date.now() - m * 60000).toISOString();
const full = ticket({
  description:
    'Since **Monday** the printer takes two sheets at once.\n\n- tray 1 only\n- [x] cleaned the rollers\n\n```\nERR 0x41 paper feed\n```\n\nSee [the manual](https://example.com).',
  assignees: [nadia, theo],
  tags: ['printer', 'floor 2'],
  due: '2026-11-20',
  priority: 'urgent',
  status: 'active',
  group: 'active',
  category: 'network',
  watchers: [nadia],
  timeline: [
    entry({ by: theo, at: ago(60 * 24 * 9) }),
    entry({ seq: 2, kind: 'changed', at: ago(60 * 30), changes: [{ field: 'status', from: 'new', to: 'active' }] }),
    entry({
      seq: 3,
      kind: 'changed',
      at: ago(60 * 29.9),
      changes: [
        { field: 'priority', from: 'normal', to: 'urgent' },
        { field: 'due', from: null, to: '2026-11-20' },
      ],
    }),
    comment(`Thanks [@Theo](person:${theo.id}), I will look this afternoon. Could you send me the error code?`, {
      seq: 4,
      at: ago(200),
    }),
    comment('The spare part costs 80 €; not worth it.', { seq: 5, at: ago(100) }, { internal: true }),
    entry({
      by: theo,
      seq: 6,
      kind: 'changed',
      at: ago(30),
      changes: [{ field: 'title', from: 'Printer', to: 'The printer on floor 2 eats paper' }],
    }),
    comment('It says ERR 0x41.', { seq: 7, at: ago(2), by: theo }, { can: [] }),
  ],
});
const answers = () =>
  answering({
    readTicket: () => full,
    listMembers: () => ({ items: members }),
    searchTickets: () => ({ items: [full], more: false }),
  });
const dir = '/work/main/node_modules/.shots';
for (const [name, width, height, theme, language] of [
  ['wide', 640, 1000, 'light', 'en'],
  ['narrow', 480, 900, 'dark', 'fr'],
  ['phone', 320, 720, 'light', 'fr'],
  ['hc', 560, 900, 'contrast', 'en'],
] as const) {
  test(name, async () => {
    localStorage.clear();
    await page.viewport(width, height);
    await renderTab(
      <div style={{ height, width }}>
        <TicketPanel desk={desk()} onClose={() => {}} onStep={() => {}} ticketId={ticketId} />
      </div>,
      { send: answers().send, me: nadia, theme, language, width },
    );
    await new Promise((r) => setTimeout(r, 1200));
    await page.screenshot({ path: `${dir}/${name}.png` });
    await userEvent.click(page.getByRole('radio').nth(1));
    await page.getByRole('textbox').last().click();
    await userEvent.keyboard('Ask @');
    await new Promise((r) => setTimeout(r, 300));
    await page.screenshot({ path: `${dir}/${name}-note.png` });
  });
  test(`${name} new`, async () => {
    localStorage.clear();
    await page.viewport(width, height);
    await renderTab(<NewTicketDialog desk={desk()} onClose={() => {}} onCreated={() => {}} open />, {
      send: answers().send,
      me: nadia,
      theme,
      language,
      width,
    });
    await userEvent.keyboard('The printer is broken');
    await new Promise((r) => setTimeout(r, 1200));
    await page.screenshot({ path: `${dir}/${name}-new.png` });
  });
}
