import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RunView } from '#shared/checklists/run-contract.ts';
import { FileId } from '#shared/kernel/ids.ts';
import { desk, deskId, renderPage } from '../../app/stage-for-test.tsx';
import type { Transfer } from '../../files/transfer.ts';
import { nadia, theo } from '../../tickets/detail/ticket-for-test.ts';
import { answering, axeFindings } from '../../ui/render-for-test.tsx';
import { facade, plan, run, runId } from '../checklist-for-test.ts';
import { RecordPage } from './RecordPage.tsx';

const dot = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);
const at = '2026-03-02T10:00:00.000Z';
const sealed = (over: Partial<RunView> = {}, states: Parameters<typeof run>[1] = {}) =>
  run(
    {
      state: 'done',
      can: [],
      completedBy: theo,
      completedAt: at,
      seal: { hash: 'ab12', intact: true },
      ...over,
    },
    states,
  );
const done = (over: Partial<RunView> = {}) =>
  sealed(over, { i1: { isDone: true, answer: { kind: 'tick' }, by: nadia, at, note: 'All but the sign' } });

async function open(
  shown: RunView,
  scene: { readonly theme?: 'light' | 'dark' | 'contrast'; readonly width?: number } = {},
) {
  const { send } = answering({ readDesk: () => desk(), readRun: () => shown });
  const transfer: Transfer = {
    upload: () => Promise.reject(new Error('nothing is attached to a record')),
    fetchBytes: async () => new Blob([dot], { type: 'image/png' }),
  };
  return renderPage(<RecordPage deskId={deskId} runId={runId} />, { send, transfer, ...scene });
}

test('the record says what was asked and answered, by whom and when, under its hash', async () => {
  const { history } = await open(done());
  await expect.element(page.getByRole('heading', { name: 'Opening the shop' })).toBeVisible();
  const row = page.getByRole('row', { name: /Switch on the lights/ });
  await expect.element(row).toHaveTextContent(/Done.*All but the sign.*Nadia Benali/);
  await expect.element(page.getByText('SHA-256 ab12')).toBeVisible();
  await expect.element(page.getByText('The record is as it was when it was sealed.')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Back' }));
  await expect.poll(() => history.at(-1)).toBe(`/tab/desk/${deskId}/run/${runId}`);
});

test('the files of an item stand on the record, pictures of any size too, each with the hash that is sealed', async () => {
  const by = { by: nadia, at };
  const front = {
    id: FileId.parse('fil_00000000000000000001'),
    name: 'front.pdf',
    type: 'application/pdf',
    size: 2048,
  };
  const photo = {
    id: FileId.parse('fil_00000000000000000002'),
    name: 'front.jpg',
    type: 'image/jpeg',
    size: 9_000_000,
  };
  const files = [
    { ...front, ...by, hash: 'f00d' },
    { ...photo, ...by, hash: 'cafe' },
  ];
  await open(sealed({ plan: plan({ sections: [{ key: 's', title: '', items: [facade] }] }) }, { i5: { files } }));
  const row = page.getByRole('row', { name: /Photo of the shop front/ });
  await expect.element(row.getByRole('button', { name: /front\.pdf.*Document/ })).toBeVisible();
  await expect.element(row.getByRole('img', { name: 'front.jpg' })).toBeVisible();
  await expect.element(row.getByText('front.pdf · SHA-256 f00d')).toBeVisible();
  await expect.element(row.getByText('front.jpg · SHA-256 cafe')).toBeVisible();
});

test('a record that was changed says so, and one that is open is none', async () => {
  const first = await open(done({ seal: { hash: 'ab12', intact: false } }));
  await expect.element(page.getByText(/no longer matches its seal/)).toBeVisible();
  await first.screen.unmount();
  await open(run());
  await expect.element(page.getByText(/has no record yet/)).toBeVisible();
});

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['contrast', 360],
] as const)('is free of what axe finds (%s, %i)', async (theme, width) => {
  await open(done(), { theme, width });
  await expect.element(page.getByRole('heading', { name: 'Opening the shop' })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});
