import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { DeskView } from '#shared/desks/desk.ts';
import { RefusalError } from '../../app/client.ts';
import { desk, renderPage } from '../../app/stage-for-test.tsx';
import { templateId, templateRow } from '../../checklists/checklist-for-test.ts';
import { answering, axeFindings, type Sent } from '../../ui/render-for-test.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import { addStatus, readForm, removeStatus, statusChanges } from './status-form.ts';

/** S1 and T2 as an owner sees them: sections, order, safe removal, and two owners at once. */
function service(over: Readonly<Record<string, (call: Sent) => unknown>> = {}) {
  return answering({
    changeDesk: ({ body }) => ({ ...desk(), ...(body as Partial<DeskView>), version: '2' }),
    listTemplates: () => ({ items: [] }),
    listSettingsEntries: () => ({
      items: [
        {
          at: '2026-03-02T09:00:00.000Z',
          by: { id: desk().me.id, name: 'Nadia', left: false },
          changes: [{ setting: 'workflow', from: [], to: [] }],
          copiedFrom: null,
        },
      ],
      cursor: null,
    }),
    ...over,
  });
}

const open = (section: string, answers = service(), language: 'en' | 'fr' = 'en', width = 1280) =>
  renderPage(<SettingsPage desk={desk()} section={section} />, { send: answers.send, language, width });

const savedWorkflow = ({ callsOf }: ReturnType<typeof service>): DeskView['workflow'] => {
  const body = callsOf('changeDesk')[0]?.body as Partial<DeskView> | undefined;
  return body?.workflow ?? [];
};

test('a status is added, named and saved in its group', async () => {
  const answers = service();
  await open('statuses', answers);
  await page.getByRole('button', { name: 'Add a status to “Waiting”' }).click();
  await expect.element(page.getByText('Name the status, or remove it.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name of a status in “Waiting”' }).nth(1).fill('Ordered');
  await page.getByRole('button', { name: 'Save settings' }).click();
  const workflow = savedWorkflow(answers);
  expect(workflow.map(({ key, label }) => label ?? key)).toEqual([
    'new',
    'active',
    'waiting',
    'Ordered',
    'resolved',
    'closed',
  ]);
});

test('a status that goes asks where its tickets go, and proposes an answer', async () => {
  const answers = service();
  await open('statuses', answers);
  await page.getByRole('button', { name: 'Remove the status Waiting' }).click();
  await page.getByRole('combobox', { name: 'Tickets in “Waiting” go to' }).click();
  await page.getByRole('option', { name: 'In progress' }).click();
  await page.getByRole('button', { name: 'Save settings' }).click();
  expect(answers.callsOf('changeDesk')[0]?.body).toMatchObject({ successors: { waiting: 'active' } });
});

test('the last status to begin with cannot be removed, and the button says why', async () => {
  await open('statuses');
  const remove = page.getByRole('button', { name: 'Remove the status New' });
  await expect.element(remove).toHaveAttribute('aria-disabled', 'true');
  await expect.element(remove).toHaveAttribute('title', expect.stringContaining('at least one status'));
});

test('a category that goes asks where its tickets go', async () => {
  const answers = service();
  const categories = [
    { key: 'network', label: 'Network' },
    { key: 'other', label: 'Other' },
  ];
  await renderPage(<SettingsPage desk={desk({ categories })} section="categories" />, { send: answers.send });
  await page.getByRole('button', { name: 'Remove the category Network' }).click();
  await expect.element(page.getByRole('combobox', { name: /^Tickets of “Network” go to/ })).toHaveTextContent('Other');
  await page.getByRole('button', { name: 'Save settings' }).click();
  expect(answers.callsOf('changeDesk')[0]?.body).toMatchObject({
    categories: [{ key: 'other', label: 'Other' }],
    categorySuccessors: { network: 'other' },
  });
});

test('a category brings its checklist, which may hold its tickets open', async () => {
  const answers = service({ listTemplates: () => ({ items: [templateRow()] }) });
  const categories = [{ key: 'network', label: 'Network' }];
  await renderPage(<SettingsPage desk={desk({ categories })} section="categories" />, { send: answers.send });
  await page.getByRole('combobox', { name: 'Checklist of Network: No checklist' }).click();
  await page.getByRole('option', { name: 'Opening the shop' }).click();
  await page.getByRole('checkbox', { name: 'Tickets stay open until it is done' }).click();
  await page.getByRole('button', { name: 'Save settings' }).click();
  expect(answers.callsOf('changeDesk')[0]?.body).toMatchObject({
    categories: [{ key: 'network', label: 'Network', checklist: { template: templateId, holds: true } }],
  });
});

test('a priority is renamed, another goes to the one that is chosen, and may come back before it is saved', async () => {
  const answers = service();
  await open('priorities', answers);
  await page.getByRole('textbox', { name: 'Name of the level Urgent' }).fill('P1');
  await page.getByRole('button', { name: 'Remove the priority Low' }).click();
  await expect
    .element(page.getByRole('combobox', { name: /^Tickets of the priority “Low” take/ }))
    .toHaveTextContent('Normal');
  await page.getByRole('button', { name: 'Remove the priority High' }).click();
  await page.getByRole('button', { name: 'Use the priority Low' }).click();
  await expect
    .element(page.getByRole('button', { name: 'Remove the priority Normal' }))
    .toHaveAttribute('aria-disabled', 'true');
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Save settings' }).click();
  expect(answers.callsOf('changeDesk')[0]?.body).toMatchObject({
    priorities: [{ key: 'low' }, { key: 'normal', label: null }, { key: 'urgent', label: 'P1', colour: 'red' }],
    prioritySuccessors: { high: 'normal' },
  });
});

test('what may follow is ticked in a table that reads “from … to …”', async () => {
  const answers = service();
  await open('statuses', answers);
  await page.getByRole('checkbox', { name: 'From New to Closed' }).click();
  await page.getByRole('button', { name: 'Save settings' }).click();
  expect(savedWorkflow(answers)[0]?.next).toEqual(['active', 'waiting', 'resolved']);
});

test('rows are put in order with the keyboard', async () => {
  const answers = service();
  await open('replies', answers);
  await page.getByRole('button', { name: 'Add a prepared reply' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Thanks');
  await page.getByRole('textbox', { name: 'Text' }).fill('Thank you ');
  await page.getByRole('button', { name: 'Requester' }).click();
  await page.getByRole('button', { name: 'Add a prepared reply' }).click();
  await page.getByRole('textbox', { name: 'Title' }).nth(1).fill('Wait');
  await page.getByRole('textbox', { name: 'Text' }).nth(1).fill('One moment.');
  await page.getByRole('button', { name: 'Move Wait up' }).click();
  await page.getByRole('button', { name: 'Save settings' }).click();
  expect(answers.callsOf('changeDesk')[0]?.body).toMatchObject({
    cannedReplies: [
      { title: 'Wait', text: 'One moment.' },
      { title: 'Thanks', text: 'Thank you {requester}' },
    ],
  });
});

test('two owners at once: what was typed stays, and may be saved over what the other saved', async () => {
  let asked = 0;
  const answers = service({
    changeDesk: ({ body }) => {
      asked += 1;
      if (asked === 1) throw new RefusalError({ status: 409, code: 'desk.stale', message: 'Somebody was faster.' });
      return { ...desk(), ...(body as Partial<DeskView>) };
    },
  });
  await open('general', answers, 'fr');
  const name = page.getByRole('textbox', { name: 'Nom' });
  await name.fill('Support');
  await page.getByRole('button', { name: 'Enregistrer les paramètres' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Votre saisie est toujours là');
  await page.getByRole('button', { name: 'Garder les miens' }).click();
  await expect.element(name).toHaveValue('Support');
  await page.getByRole('button', { name: 'Enregistrer les paramètres' }).click();
  await expect.poll(() => answers.callsOf('changeDesk').length).toBe(2);
});

test('the history says who changed what', async () => {
  await open('history');
  await expect.element(page.getByText('Nadia changed the statuses')).toBeVisible();
});

test('an address that is none says so', async () => {
  await open('nothing');
  await expect.element(page.getByText('There is nothing at this address.')).toBeVisible();
});

describe.each(['general', 'statuses', 'categories', 'replies', 'history'])('%s', (section) => {
  test.each([360, 1280])('axe finds nothing, and nothing reaches beyond the page, at %s pixels', async (width) => {
    await open(section, service(), 'fr', width);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});

test('a status that was never saved goes without a successor, and one that inherits hands its heirs on', () => {
  const started = readForm(desk());
  const added = addStatus(started, 'waiting');
  const key = added.rows.find((row) => !started.rows.some((known) => known.key === row.key))?.key ?? '';
  expect(statusChanges(removeStatus(added, key, desk()), desk())).toBeNull();
  const once = removeStatus(started, 'waiting', desk());
  const twice = removeStatus({ ...once, successors: { waiting: 'resolved' } }, 'resolved', desk());
  expect(twice.successors['waiting']).toBe('new');
});

test('sample tickets are added and removed in one go', async () => {
  const answers = service({
    readSamples: () => ({ tickets: 0 }),
    addSamples: () => ({ tickets: 5 }),
    removeSamples: () => ({ tickets: 0 }),
  });
  await open('samples', answers);
  await page.getByRole('button', { name: 'Add sample tickets' }).click();
  await expect.element(page.getByText('There are 5 sample tickets.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove all sample tickets' }).click();
  await expect.element(page.getByRole('button', { name: 'Add sample tickets' })).toBeVisible();
  expect(answers.callsOf('removeSamples')).toMatchObject([{ params: { deskId: desk().id } }]);
});
