import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FileId } from '#shared/kernel/ids.ts';
import { TicketPanel } from '../tickets/detail/TicketPanel.tsx';
import {
  comment,
  desk,
  entry,
  members,
  nadia,
  noRuns,
  theo,
  ticket,
  ticketId,
} from '../tickets/detail/ticket-for-test.ts';
import type { Sent } from '../ui/render-for-test.tsx';
import { answering, axeFindings, renderTab } from '../ui/render-for-test.tsx';
import type { Transfer, UploadWatch } from './transfer.ts';

/** T5 on a ticket: attach by choosing, pasting and dropping; follow, give up, and see what others attached. */
const fileId = (n: number) => FileId.parse(`fil_${String(n).padStart(20, '0')}`);
const dot = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

/** Uploads that end when the test says so. */
function staged() {
  const begun: { readonly file: File; readonly watch: UploadWatch; readonly arrive: () => void }[] = [];
  const transfer: Transfer = {
    upload: (_, file, watch) =>
      new Promise((resolve, reject) => {
        const id = fileId(begun.length + 1);
        const arrive = () => resolve({ id, name: file.name, type: file.type || 'text/plain', size: file.size });
        watch.signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
        begun.push({ file, watch, arrive });
      }),
    fetchBytes: async () => new Blob([dot], { type: 'image/png' }),
  };
  return { begun, transfer };
}

async function open(shown = ticket(), language: 'en' | 'fr' = 'en') {
  const { begun, transfer } = staged();
  const service = answering({
    readTicket: () => shown,
    listMembers: () => ({ items: members }),
    listRuns: () => noRuns,
    addComment: ({ body }: Sent) => {
      const { files } = body as { files: string[] };
      const attached = files.map((id) => ({ id: FileId.parse(id), name: 'a.txt', type: 'text/plain', size: 5 }));
      return ticket({ timeline: [entry({ by: theo }), comment('', {}, { files: attached })] });
    },
    discardFile: () => ({}),
  });
  const panel = (
    <TicketPanel desk={desk()} onClose={() => {}} onOpen={() => {}} onStep={() => {}} ticketId={ticketId} />
  );
  await renderTab(panel, { send: service.send, transfer, me: nadia, language });
  await page.getByRole('textbox', { name: language === 'fr' ? 'Réponse publique' : 'Public reply' }).click();
  return { begun, ...service };
}

const choose = async (...files: File[]) => {
  const field = document.querySelector<HTMLInputElement>('input[type=file]');
  if (field === null) throw new Error('there is no field for files');
  await userEvent.upload(field, files);
};

test('a chosen file shows how far it is, can be sent alone, and stands in the timeline', async () => {
  const { begun, callsOf } = await open();
  await choose(new File(['hello'], 'a.txt', { type: 'text/plain' }));
  begun[0]?.watch.onProgress(0.4);
  await expect
    .element(page.getByRole('progressbar', { name: 'Sending a.txt' }))
    .toHaveAttribute('aria-valuenow', '0.4');
  begun[0]?.arrive();
  await expect.element(page.getByRole('button', { name: 'Remove a.txt' })).toBeVisible();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect.element(page.getByRole('article').getByText('Text · 5 byte')).toBeVisible();
  expect(callsOf('addComment')).toMatchObject([{ body: { text: '', files: [fileId(1)] } }]);
  await expect.element(page.getByRole('button', { name: 'Remove a.txt' })).not.toBeInTheDocument();
});

test('what is on its way is given up with one click, and what arrived is thrown away', async () => {
  const { begun, callsOf } = await open();
  await choose(new File(['x'], 'slow.bin'), new File(['y'], 'done.txt'));
  begun[1]?.arrive();
  await page.getByRole('button', { name: 'Stop sending slow.bin' }).click();
  expect(begun[0]?.watch.signal.aborted).toBe(true);
  await page.getByRole('button', { name: 'Remove done.txt' }).click();
  await expect.element(page.getByRole('list', { name: 'Attached files' })).not.toBeInTheDocument();
  expect(callsOf('discardFile')).toMatchObject([{ params: { fileId: fileId(2) } }]);
});

test('a file that is too large is refused at once, in words, and nothing is sent', async () => {
  const { begun } = await open(ticket(), 'fr');
  await choose(new File([new Uint8Array(25 * 1024 * 1024 + 1)], 'gros.zip'));
  await expect.element(page.getByRole('alert')).toHaveTextContent('Plus de 25 Mo');
  expect(begun).toEqual([]);
});

test.each(['paste', 'drop'] as const)('a screenshot comes by %s', async (way) => {
  const { begun } = await open();
  const data = new DataTransfer();
  data.items.add(new File([dot], 'image.png', { type: 'image/png' }));
  const field = page.getByRole('textbox', { name: 'Public reply' }).element();
  const init = { bubbles: true, cancelable: true };
  field.dispatchEvent(
    way === 'paste'
      ? new ClipboardEvent('paste', { ...init, clipboardData: data })
      : new DragEvent('drop', { ...init, dataTransfer: data }),
  );
  await expect.poll(() => begun.map(({ file }) => file.name)).toEqual(['image.png']);
});

test('others’ pictures are seen, other files named by what they are; axe finds nothing', async () => {
  const files = [
    { id: fileId(1), name: 'écran.png', type: 'image/png', size: 2_400 },
    { id: fileId(2), name: 'photo.png', type: 'text/plain', size: 1_300_000 },
  ];
  await open(ticket({ timeline: [entry({ by: theo }), comment('Voici', {}, { files })] }));
  await expect.element(page.getByRole('img', { name: 'écran.png' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /photo\.png.*Text · 1\.3 MB/ })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});
