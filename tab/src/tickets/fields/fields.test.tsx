import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DeskView } from '#shared/desks/desk.ts';
import type { CustomField } from '#shared/desks/fields.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { RefusalError } from '../../app/client.ts';
import { type Answers, answering, axeFindings, renderTab, type Sent } from '../../ui/render-for-test.tsx';
import { NewTicketDialog } from '../detail/NewTicketDialog.tsx';
import { TicketPanel } from '../detail/TicketPanel.tsx';
import { desk as anyDesk, entry, members, nadia, noRuns, theo, ticket, ticketId } from '../detail/ticket-for-test.ts';

/** T11 on the form and on the ticket. */
const common = { help: null, required: false, categories: null, archived: false } as const;
const fields: CustomField[] = [
  {
    ...common,
    key: 'severity',
    label: 'Severity',
    kind: 'choice',
    choices: [
      { key: 'low', label: 'Low', archived: false },
      { key: 'high', label: 'High', archived: false },
    ],
  },
  { ...common, key: 'serial', label: 'Serial number', kind: 'text', required: true, categories: ['network'] },
  { ...common, key: 'cost', label: 'Cost', kind: 'number', min: 0, max: 500, unit: '€' },
  { ...common, key: 'wiki', label: 'Page', kind: 'link' },
  { ...common, key: 'boss', label: 'Approver', kind: 'person' },
  { ...common, key: 'old', label: 'Old code', kind: 'text', archived: true },
];
const desk = (over: Partial<DeskView> = {}) => anyDesk({ fields, ...over });

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 900);
});

function service(more: Readonly<Record<string, (call: Sent) => unknown>> = {}): Answers {
  return answering({
    listMembers: () => ({ items: members }),
    searchTickets: () => ({ items: [], more: false }),
    createTicket: () => ticket({ requester: nadia }),
    ...more,
  });
}

describe('the form for a new ticket', () => {
  const open = (answers: Answers, language: 'en' | 'fr' = 'en') =>
    renderTab(<NewTicketDialog desk={desk()} onClose={() => {}} onCreated={() => {}} open />, {
      send: answers.send,
      me: nadia,
      language,
    });
  const file = () => page.getByRole('button', { name: 'Create ticket' }).click();
  const choose = async (field: string, option: string) => {
    await page.getByRole('combobox', { name: new RegExp(`^${field}`) }).click();
    await page.getByRole('option', { name: option }).click();
  };

  test('asks what the desk asks, and sends it', async () => {
    const answers = service();
    await open(answers);
    await page.getByRole('textbox', { name: 'Title' }).fill('No sound');
    await choose('Severity', 'High');
    await page.getByRole('textbox', { name: 'Cost' }).fill('12,50');
    await file();
    await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
    expect(answers.callsOf('createTicket')[0]?.body).toMatchObject({ fields: { severity: 'high', cost: 12.5 } });
  });

  test('shows a field with its category only, and keeps what was typed while another is chosen', async () => {
    const answers = service();
    await open(answers);
    const serial = page.getByRole('textbox', { name: 'Serial number' });
    await page.getByRole('textbox', { name: 'Title' }).fill('No sound');
    await expect.element(serial).not.toBeInTheDocument();
    await choose('Category', 'Network');
    await expect.element(serial).toBeRequired();
    await serial.fill('ZX-1');
    await choose('Category', 'No category');
    await expect.element(serial).not.toBeInTheDocument();
    await choose('Category', 'Network');
    await expect.element(serial).toHaveValue('ZX-1');
    await choose('Category', 'No category');
    await file();
    await expect.element(page.getByText('TKT-42 created.')).toBeVisible();
    expect(answers.callsOf('createTicket')[0]?.body).not.toHaveProperty('fields');
  });

  test('says beside each field what is wrong, goes to the first one, and sends nothing', async () => {
    const answers = service();
    await open(answers);
    await page.getByRole('textbox', { name: 'Title' }).fill('No sound');
    await choose('Category', 'Network');
    await page.getByRole('textbox', { name: 'Cost' }).fill('lots');
    await page.getByRole('textbox', { name: 'Page' }).fill('http://wiki');
    await file();
    await expect.element(page.getByText('The desk asks for this. Fill it in.')).toBeVisible();
    await expect.element(page.getByText('Write a number from 0 to 500.')).toBeVisible();
    await expect.element(page.getByText('Write a whole address that begins with https://.')).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Serial number' })).toHaveFocus();
    await expect.element(page.getByRole('textbox', { name: 'Cost' })).toHaveValue('lots');
    expect(answers.callsOf('createTicket')).toEqual([]);
  });

  test('shows the service’s no beside its field', async () => {
    const answers = service({
      createTicket: () => {
        const fault = [{ path: 'fields.boss', message: 'Choose someone on the desk.' }];
        throw new RefusalError({ status: 422, code: 'ticket.not-on-roster', message: 'No.', fields: fault });
      },
    });
    await open(answers);
    await page.getByRole('textbox', { name: 'Title' }).fill('No sound');
    await file();
    await expect.element(page.getByText('Choose someone on the desk.')).toBeVisible();
  });

  test('offers the tags that are in use, once one comes to them', async () => {
    const answers = service({ listTags: () => ({ items: ['vpn', 'paris'] }) });
    await open(answers);
    const tags = page.getByRole('combobox', { name: 'Tags' });
    await expect.element(tags).toBeVisible();
    expect(answers.callsOf('listTags')).toEqual([]);
    await tags.fill('vpn');
    await expect.poll(() => document.querySelectorAll('datalist option').length).toBe(2);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('button', { name: 'Remove the tag vpn' })).toBeVisible();
    await expect.poll(() => document.querySelectorAll('datalist option').length).toBe(1);
  });

  test('has nothing that axe finds, in French', async () => {
    await open(service(), 'fr');
    await expect.element(page.getByRole('textbox', { name: 'Cost' })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});

describe('a ticket', () => {
  const open = (found: TicketView, more: Parameters<typeof service>[0] = {}, language: 'en' | 'fr' = 'en') => {
    const answers = service({ readTicket: () => found, listRuns: () => noRuns, ...more });
    const panel = (
      <TicketPanel desk={desk()} onClose={() => {}} onOpen={() => {}} onStep={() => {}} ticketId={ticketId} />
    );
    return renderTab(panel, { send: answers.send, me: nadia, language }).then(() => answers);
  };
  const after = (over: Partial<TicketView>) => () =>
    ticket({ version: '2', timeline: [entry({ by: theo }), entry({ seq: 2, kind: 'changed', changes: [] })], ...over });

  test('shows its values, those of archived fields to be read only', async () => {
    await open(ticket({ fields: { severity: 'low', boss: theo, old: 'X-1' } }));
    await expect.element(page.getByRole('combobox', { name: 'Severity: Low' })).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: 'Approver' })).toHaveValue('Théo Marchand');
    await expect.element(page.getByText('X-1')).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Old code' })).not.toBeInTheDocument();
  });

  test('saves a value when its control is left', async () => {
    const answers = await open(ticket(), { changeTicket: after({ fields: { cost: 40 } }) });
    await page.getByRole('textbox', { name: 'Cost' }).fill('40');
    await userEvent.tab();
    await expect.element(page.getByText('Saved.')).toBeVisible();
    expect(answers.callsOf('changeTicket')).toMatchObject([{ body: { changes: { fields: { cost: 40 } } } }]);
  });

  test('keeps what does not fit as it was typed, says why and sends nothing', async () => {
    const answers = await open(ticket());
    const cost = page.getByRole('textbox', { name: 'Cost' });
    await cost.fill('900');
    await userEvent.tab();
    await expect.element(page.getByText('Write a number from 0 to 500.')).toBeVisible();
    await expect.element(cost).toHaveValue('900');
    expect(answers.callsOf('changeTicket')).toEqual([]);
  });

  test('tells of a change by the field’s name and both values', async () => {
    const changes = [{ field: 'fields.severity', from: 'low', to: 'high' }];
    const timeline = [entry({ by: theo }), entry({ seq: 2, kind: 'changed', changes })];
    await open(ticket({ fields: { severity: 'high' }, timeline, version: '2' }));
    await expect.element(page.getByText(/changed severity.*Low.*High/)).toBeVisible();
  });

  test('has nothing that axe finds, in French', async () => {
    await open(ticket({ category: 'network', fields: { severity: 'low', wiki: 'https://wiki/a' } }), {}, 'fr');
    await expect.element(page.getByRole('textbox', { name: 'Cost' })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});
