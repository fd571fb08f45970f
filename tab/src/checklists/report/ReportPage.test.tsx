import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RunCounts } from '#shared/checklists/report.ts';
import type { RunReport } from '#shared/checklists/report-contract.ts';
import { desk, renderPage } from '../../app/stage-for-test.tsx';
import { answering, axeFindings } from '../../ui/render-for-test.tsx';
import { ChecklistsPage } from '../ChecklistsPage.tsx';
import { templateId, templateRow } from '../checklist-for-test.ts';

/** C4 in the tab: what one wants to know of a period, to read and to take away. */
const counts: RunCounts = { started: 8, completed: 6, cancelled: 0, open: 2, overdue: 1, onTime: 3, late: 1 };
const template = { id: templateId, name: '=Opening' };
const report: RunReport = {
  total: counts,
  periods: [
    { from: '2026-05-01', counts },
    { from: '2026-06-01', counts: { ...counts, started: 0 } },
  ],
  templates: [{ template, counts }],
  failing: [{ template, item: 'i2', title: 'Fridge temperature', answered: 4, failed: 3 }],
  isWhole: true,
};

async function open(over: Partial<RunReport> = {}, scene: { language?: 'en' | 'fr'; width?: number } = {}) {
  const service = answering({
    readRunReport: () => ({ ...report, ...over }),
    listTemplates: () => ({ items: [templateRow()] }),
  });
  await renderPage(<ChecklistsPage desk={desk()} id={null} shows="checklist-report" />, {
    send: service.send,
    ...scene,
  });
  return service;
}

test('says the rates first, then by template, by time and what fails', async () => {
  await open();
  await expect.element(page.getByRole('region', { name: 'In short' })).toHaveTextContent(/Completion rate.*75%/);
  await expect.element(page.getByRole('row', { name: /=Opening 8 6 75% 75% 2 1 0/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /1 May 2026 8/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /Fridge temperature =Opening 4 3 75%/ })).toBeVisible();
  await expect.element(page.getByText(/10,000 changed last/)).not.toBeInTheDocument();
});

test('asks anew for another period or template, and for none that cannot be', async () => {
  const { callsOf } = await open();
  await userEvent.click(page.getByRole('combobox', { name: 'Template: All checklists' }));
  await userEvent.click(page.getByRole('option', { name: 'Opening the shop' }));
  await expect.poll(() => callsOf('readRunReport').at(-1)?.query).toMatchObject({ template: templateId });
  await userEvent.click(page.getByRole('combobox', { name: /^Period/ }));
  await userEvent.click(page.getByRole('option', { name: 'From … to' }));
  await userEvent.fill(page.getByLabelText('To', { exact: true }), '2020-01-01');
  await userEvent.tab();
  await expect.element(page.getByText(/not before the first/)).toBeVisible();
  expect(callsOf('readRunReport').every(({ query }) => query?.['to'] !== '2020-01-01')).toBe(true);
});

test('a table is saved for a spreadsheet, with rates as numbers and no formula', async () => {
  const saved: Blob[] = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob: Blob) => {
    saved.push(blob);
    return make.call(URL, blob);
  };
  onTestFinished(() => {
    URL.createObjectURL = make;
  });
  await open();
  await userEvent.click(page.getByRole('button', { name: 'Save “By template” as a table (CSV)' }));
  expect((await saved[0]?.text())?.split('\r\n')).toMatchObject([
    expect.stringContaining('Checklist,Started,Completed,Completion rate'),
    "'=Opening,8,6,0.75,0.75,2,1,0",
    '',
  ]);
});

test('says that there was nothing, and that there was too much', async () => {
  await open({ isWhole: false });
  await expect.element(page.getByText(/10,000 changed last/)).toBeVisible();
});

test.each(['en', 'fr'] as const)('on a phone, axe finds nothing and nothing is cut off (%s)', async (language) => {
  await open({}, { language, width: 360 });
  await expect.element(page.getByRole('row', { name: /Fridge temperature/ })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  const around = page.getByRole('heading', { level: 1 }).element().closest<HTMLElement>('[class]')?.parentElement;
  expect(around?.scrollWidth).toBeLessThanOrEqual(360);
});
