import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { EvidenceView, RunView } from '#shared/checklists/run-contract.ts';
import { FileId } from '#shared/kernel/ids.ts';
import { desk, renderPage } from '../../app/stage-for-test.tsx';
import type { Transfer, UploadWatch } from '../../files/transfer.ts';
import { nadia } from '../../tickets/detail/ticket-for-test.ts';
import { answering, axeFindings } from '../../ui/render-for-test.tsx';
import { ChecklistsPage } from '../ChecklistsPage.tsx';
import { facade, lights, plan, run, runId } from '../checklist-for-test.ts';

/** C2, C3: a photo or file comes to an item, is followed on its way, seen, and taken off again. */
const dot = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);
const photo: EvidenceView = {
  id: FileId.parse('fil_00000000000000000001'),
  name: 'front.png',
  type: 'image/png',
  size: 2_400,
  hash: 'ab12',
  by: nadia,
  at: '2026-03-02T09:05:00.000Z',
};
const of = plan({ sections: [{ key: 's1', title: 'Shop floor', items: [lights, facade] }] });
const without = (over: Partial<RunView> = {}) => run({ plan: of, version: '3', ...over });
const withPhoto = run({ plan: of, version: '2' }, { i5: { isDone: true, files: [photo], by: nadia, at: photo.at } });

async function open(shown: RunView, language: 'en' | 'fr' = 'en', width = 1280) {
  const begun: { path: string; file: File; watch: UploadWatch; arrive: (reply: unknown) => void }[] = [];
  const transfer: Transfer = {
    upload: (path, file, watch) =>
      new Promise((arrive, reject) => {
        watch.signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
        begun.push({ path, file, watch, arrive });
      }),
    fetchBytes: async () => new Blob([dot], { type: 'image/png' }),
  };
  const service = answering({
    readRun: () => shown,
    listRuns: () => ({ items: [], cursor: null }),
    listRunEntries: () => ({ items: [], people: [], cursor: null }),
    removeEvidence: () => without(),
  });
  const { send } = service;
  await renderPage(<ChecklistsPage desk={desk()} id={runId} shows="run" />, { send, transfer, language, width });
  return { begun, ...service };
}
const section = page.getByRole('region', { name: 'Evidence for “Photo of the shop front”' });
const choose = async (file: File) => {
  const field = section.element().querySelector<HTMLInputElement>('input[type=file][multiple]');
  if (field === null) throw new Error('there is no field for files');
  await userEvent.upload(field, file);
};

test('a photo shows how far it is, and the item is done with it once it has arrived', async () => {
  const { begun } = await open(without({ version: '1' }));
  await expect.element(section.getByRole('button', { name: 'Add files' })).toBeVisible();
  await choose(new File([dot], 'front.png', { type: 'image/png' }));
  begun[0]?.watch.onProgress(0.4);
  await expect
    .element(page.getByRole('progressbar', { name: 'Sending front.png' }))
    .toHaveAttribute('aria-valuenow', '0.4');
  expect(begun[0]?.path).toMatch(/\/runs\/run_[^/]+\/items\/i5\/files$/);
  begun[0]?.arrive(withPhoto);
  await expect.element(section.getByRole('img', { name: 'front.png' })).toBeVisible();
  await expect.element(page.getByText('1 of 2 items done')).toBeVisible();
});

test('one on its way is given up with one click', async () => {
  const { begun } = await open(without());
  await choose(new File(['x'], 'slow.jpg'));
  await section.getByRole('button', { name: 'Stop sending slow.jpg' }).click();
  expect(begun[0]?.watch.signal.aborted).toBe(true);
  await expect.element(page.getByText('slow.jpg')).not.toBeInTheDocument();
});

test('one that is there is removed after a question', async () => {
  const { callsOf } = await open(withPhoto);
  await section.getByRole('button', { name: 'Remove front.png' }).click();
  await page.getByRole('alertdialog', { name: 'Remove “front.png”?' }).getByRole('button', { name: 'Delete' }).click();
  await expect.element(section.getByRole('img')).not.toBeInTheDocument();
  expect(callsOf('removeEvidence')).toMatchObject([{ params: { itemKey: 'i5', fileId: photo.id } }]);
});

test('a run that is closed shows its photos and takes none; axe finds nothing', async () => {
  await open({ ...withPhoto, state: 'done', can: [] }, 'fr', 360);
  const shown = page.getByRole('region', { name: /Preuves de/ });
  await expect.element(shown.getByRole('img', { name: 'front.png' })).toBeVisible();
  await expect.element(shown.getByRole('button', { name: 'Ajouter des fichiers' })).not.toBeInTheDocument();
  await expect.element(shown.getByRole('button', { name: 'Retirer front.png' })).not.toBeInTheDocument();
  expect(await axeFindings()).toEqual([]);
});
