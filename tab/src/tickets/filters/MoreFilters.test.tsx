import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CustomField } from '#shared/desks/fields.ts';
import { counts, desk, pageOf, renderPage, row } from '../../app/stage-for-test.tsx';
import { answering, axeFindings, type Sent } from '../../ui/render-for-test.tsx';
import { members, nadia } from '../detail/ticket-for-test.ts';
import { TicketsPage } from '../TicketsPage.tsx';
import { firstView, onDesk } from '../view.ts';

/** T11 and T1 in the list: columns, sorting and filters by the desk's own fields, and a filter by tag. */
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
  { ...common, key: 'cost', label: 'Cost', kind: 'number', min: 0, max: 500, unit: '€' },
  { ...common, key: 'boss', label: 'Approver', kind: 'person' },
];
const all = [row(1, { fields: { severity: 'high', cost: 40 } }), row(2)];

beforeEach(() => localStorage.clear());

async function open(search = '', scene: { readonly width?: number; readonly language?: 'en' | 'fr' } = {}) {
  const service = answering({
    listTickets: ({ query }: Sent) => pageOf(all, query),
    countTickets: () => counts(all.length),
    listMembers: () => ({ items: members }),
    listTags: () => ({ items: ['vpn', 'paris'] }),
  });
  const ours = desk({ fields });
  const shown = await renderPage(<TicketsPage desk={ours} ticketId={null} />, {
    send: service.send,
    path: `/desk/${ours.id}${search}`,
    ...scene,
  });
  return { ...service, ...shown };
}
const asked = ({ callsOf }: Awaited<ReturnType<typeof open>>) => callsOf('listTickets').at(-1)?.query;
const addFilter = async (field: string) => {
  await page.getByRole('button', { name: 'Add a filter' }).click();
  await page.getByRole('menuitem', { name: field }).click();
};

test('a filter by choices is added, chosen and taken away, and stands in the address', async () => {
  const shown = await open();
  await addFilter('Severity');
  await page.getByRole('button', { name: 'Filter by Severity' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'High' }).click();
  await expect.poll(() => asked(shown)).toMatchObject({ fields: 'severity:high' });
  expect(shown.history?.at(-1)).toContain(`fields=${encodeURIComponent('severity:high')}`);
  await page.getByRole('menuitemcheckbox', { name: 'Not said' }).click();
  await expect.poll(() => asked(shown)).toMatchObject({ fields: 'severity:none' });
  await page.getByRole('button', { name: 'Remove the filter Severity' }).click();
  await expect.poll(() => asked(shown)).not.toHaveProperty('fields');
});

test('a filter by a tag offers those in use', async () => {
  const shown = await open();
  await addFilter('Tags');
  await page.getByRole('button', { name: 'Filter by Tags' }).click();
  await page.getByRole('menuitemradio', { name: 'paris' }).click();
  await expect.poll(() => asked(shown)).toMatchObject({ tag: 'paris' });
  expect(shown.history?.at(-1)).toContain('tag=paris');
});

test('a range of numbers is typed as the reader writes numbers', async () => {
  const shown = await open();
  await addFilter('Cost');
  await page.getByRole('textbox', { name: 'From' }).fill('12,5');
  await page.getByRole('textbox', { name: 'To' }).fill('40');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await expect.poll(() => asked(shown)).toMatchObject({ fields: 'cost:12.5..40' });
  await expect.element(page.getByRole('button', { name: 'Cost: 12.5 € to 40 €' })).toBeVisible();
});

test('a filter that was just added is in sight, and one for what holds nothing says so', async () => {
  await open(`?fields=${encodeURIComponent('cost:none')}`);
  await page.getByRole('button', { name: 'Cost: Not said' }).click();
  await expect.element(page.getByRole('textbox', { name: 'From' })).toHaveValue('');
  await userEvent.keyboard('{Escape}');
  await page.getByRole('button', { name: 'Remove the filter Cost' }).click();
  await addFilter('Severity');
  await expect.element(page.getByRole('button', { name: 'Filter by Severity' })).toBeVisible();
  const chips = page.getByRole('group', { name: 'Filters' }).element();
  const added = page.getByRole('button', { name: 'Filter by Severity' }).element().getBoundingClientRect();
  expect(added.right).toBeLessThanOrEqual(chips.getBoundingClientRect().right);
});

test('a link opens with its filters, those by people by name', async () => {
  const filter = `severity:low,high;boss:${nadia.id}`;
  const shown = await open(`?fields=${encodeURIComponent(filter)}`);
  await expect.element(page.getByRole('button', { name: 'Severity: Low, High' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Approver: / })).toBeVisible();
  expect(asked(shown)).toMatchObject({ fields: filter });
});

test('a field is shown as a column and sorted by its head', async () => {
  const shown = await open();
  await page.getByRole('button', { name: 'View options' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Cost' }).click();
  await expect.element(page.getByRole('gridcell', { name: '40 €' })).toBeVisible();
  await page.getByRole('columnheader', { name: 'Cost' }).getByRole('button').click({ force: true });
  await expect.poll(() => asked(shown)).toMatchObject({ sort: 'fields.cost', direction: 'asc' });
});

test('of an old link what the desk still has is used', () => {
  const view = { ...firstView, sort: 'fields.gone' as const, fields: 'severity:low;gone:x;cost:lots' };
  expect(onDesk(view, desk({ fields }))).toMatchObject({ sort: 'updated', fields: 'severity:low' });
});

test.each([360, 1280])('axe finds nothing, and nothing reaches beyond the page, at %s pixels', async (width) => {
  await open(`?fields=${encodeURIComponent('severity:high;cost:1..')}`, { width, language: 'fr' });
  await expect.element(page.getByRole('button', { name: /^Severity.*High/ })).toBeInTheDocument();
  expect(await axeFindings()).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});
