import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskPartition } from '#bot/desks/desk-document.ts';
import { fileLimits } from '#shared/files/file.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** T5: files come with comments, are what their bytes say, run nowhere and leave nothing behind. */
const { nadia, camille, gerard } = people;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let service: TestService;
let desk: string;
let ticket: string;
let now = new Date();

interface File {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}
interface Ticket {
  readonly id: string;
  readonly files: number;
  readonly timeline: { readonly seq: number; readonly comment?: { readonly id: string; readonly files: File[] } }[];
}

beforeAll(async () => {
  service = await startTestService({}, () => now);
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  desk = (made.body as { id: string }).id;
});
afterAll(() => service.close());
beforeEach(async () => {
  now = new Date();
  const filed = await service.call(camille, 'POST', `/api/v1/desks/${desk}/tickets`, { title: 'Écran noir' });
  ticket = (filed.body as Ticket).id;
});

const onTicket = (rest = '') => `/api/v1/desks/${desk}/tickets/${ticket}${rest}`;
const upload = (person: Person, name: string, bytes: Uint8Array) =>
  service.call(person, 'POST', onTicket(`/files?name=${encodeURIComponent(name)}`), bytes);
const uploaded = async (person: Person, name: string, bytes: Uint8Array): Promise<File> => {
  const answer = await upload(person, name, bytes);
  expect(answer.status).toBe(201);
  return answer.body as File;
};
const comment = (person: Person, text: string, files: readonly string[], internal = false) =>
  service.call(person, 'POST', onTicket('/comments'), { text, files, internal });

async function download(person: Person, id: string): Promise<Response> {
  const token = await service.cloud.entra.mintPersonToken(person);
  return fetch(`${service.url}${onTicket(`/files/${id}`)}`, { headers: { authorization: `Bearer ${token}` } });
}

/** The documents of the ticket's files, once the sweeper has been. */
async function left(): Promise<number> {
  await service.service.sweepFiles();
  return service.service.store.count(deskPartition(nadia.tenant, desk), {
    type: 'file',
    where: { field: 'subject', eq: ticket },
  });
}

/** What lies in the folder, whole or not. */
const lying = () => readdir(join(service.config.DATA_FOLDER, 'files', nadia.tenant, desk));

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

test('a picture is handed in, sent with a comment, counted, and read by those who see the ticket', async () => {
  const file = await uploaded(camille, 'écran.png', png);
  expect(file).toMatchObject({ name: 'écran.png', type: 'image/png', size: png.byteLength });
  const sent = await comment(camille, 'Voici', [file.id]);
  expect(sent.body).toMatchObject({ files: 1, comments: 1 });
  expect((sent.body as Ticket).timeline.at(-1)?.comment?.files).toEqual([file]);
  const reply = await download(nadia, file.id);
  expect(Buffer.from(await reply.arrayBuffer()).equals(png)).toBe(true);
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': "attachment; filename*=UTF-8''%C3%A9cran.png",
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test('a comment may consist of a file alone, but not of nothing', async () => {
  const file = await uploaded(camille, 'capture.png', png);
  expect((await comment(camille, '', [file.id])).status).toBe(201);
  expect(await comment(camille, ' ', [])).toMatchObject({ status: 422, body: { code: 'comment.empty' } });
});

describe('what could harm', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each([
    ['a picture with a script', 'logo.svg', svg],
    ['a picture with a script and a prologue', 'logo.svg', `<?xml version="1.0"?>${svg}`],
    ['a page', 'page.html', '<!doctype html><script>alert(1)</script>'],
    ['a page that is called a picture', 'photo.png', '<html><script>alert(1)</script></html>'],
    ['a script', 'evil.js', 'alert(1)'],
  ])('%s is given back as bytes to save, of no type that runs', async (_, name, text) => {
    const file = await uploaded(camille, name, Buffer.from(text));
    expect(file.type).not.toMatch(/^image\/(png|jpeg|gif|webp)|html|javascript/);
    await comment(camille, 'Voici', [file.id]);
    const reply = await download(nadia, file.id);
    expect(await reply.text()).toBe(text);
    expect(reply.headers.get('content-type')).toBe('application/octet-stream');
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('an archive that would swell to 500 times its size is stored as it is and never unpacked', async () => {
    const bomb = zipOf('[Content_Types].xml', Buffer.alloc(64 * 1024 * 1024));
    const file = await uploaded(camille, 'bombe.docx', bomb);
    expect(file).toMatchObject({ size: bomb.byteLength });
  });

  test.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\temp\\virus.exe', 'virus.exe'],
    ['photo\u202egnp.exe', 'photognp.exe'],
  ])('the name %j leads nowhere', async (name, kept) => {
    expect(await uploaded(camille, name, png)).toMatchObject({ name: kept });
  });
});

describe('what is not taken leaves nothing behind', () => {
  let before: readonly string[];
  beforeEach(async () => {
    const witness = await uploaded(nadia, 'témoin.png', png);
    expect((await comment(nadia, 'Témoin', [witness.id])).status).toBe(201);
    before = await lying();
  });
  test('25 MB and one byte', async () => {
    const large = Buffer.alloc(fileLimits.bytes + 1);
    expect(await upload(camille, 'gros.bin', large)).toMatchObject({ status: 413, body: { code: 'file.too-large' } });
    expect(await left()).toBe(1);
    expect(await lying()).toEqual(before);
  });

  test('exactly 25 MB is taken', async () => {
    const file = await uploaded(camille, 'juste.bin', Buffer.alloc(fileLimits.bytes));
    expect(file.size).toBe(fileLimits.bytes);
  });

  test('an empty file', async () => {
    expect(await upload(camille, 'vide.txt', new Uint8Array())).toMatchObject({ status: 400 });
    expect(await left()).toBe(1);
    expect(await lying()).toEqual(before);
  });

  test('an upload that is cut off half-way', async () => {
    const token = await service.cloud.entra.mintPersonToken(camille);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'content-length': 10_000_000,
    };
    const sending = request(`${service.url}${onTicket('/files?name=coupe.bin')}`, { method: 'POST', headers });
    sending.on('error', () => undefined);
    sending.write(Buffer.alloc(2_000_000));
    await expect.poll(left).toBe(2);
    sending.destroy(new Error('cut'));
    await expect.poll(left).toBe(1);
    await expect.poll(lying).toEqual(before);
  });

  test('a file that no comment takes within an hour', async () => {
    const file = await uploaded(camille, 'oubli.png', png);
    expect(await left()).toBe(2);
    now = hours(2);
    expect(await left()).toBe(1);
    expect(await lying()).not.toContain(file.id);
    now = new Date();
    expect((await download(camille, file.id)).status).toBe(404);
    expect(await comment(camille, 'Trop tard', [file.id])).toMatchObject({
      status: 422,
      body: { code: 'file.not-waiting' },
    });
  });

  test('a file that its sender gives up', async () => {
    const file = await uploaded(camille, 'erreur.png', png);
    expect((await service.call(camille, 'DELETE', onTicket(`/files/${file.id}`))).status).toBe(200);
    now = hours(0.1);
    expect(await left()).toBe(1);
    expect(await lying()).toEqual(before);
  });

  test('the files of a comment that is deleted', async () => {
    const file = await uploaded(camille, 'secret.png', png);
    const sent = (await comment(camille, 'Voici', [file.id])).body as Ticket;
    const id = sent.timeline.at(-1)?.comment?.id;
    const deleted = await service.call(camille, 'DELETE', onTicket(`/comments/${id}`));
    expect(deleted.body).toMatchObject({ files: 1 });
    expect((await download(camille, file.id)).status).toBe(404);
    now = hours(0.1);
    expect(await left()).toBe(1);
    expect(await lying()).toEqual(before);
  });
});

describe('who may', () => {
  test('nobody reads or sends a file that another has waiting', async () => {
    const file = await uploaded(camille, 'mien.png', png);
    expect((await download(nadia, file.id)).status).toBe(404);
    expect(await comment(nadia, 'Pris', [file.id])).toMatchObject({ body: { code: 'file.not-waiting' } });
    expect((await service.call(nadia, 'DELETE', onTicket(`/files/${file.id}`))).status).toBe(404);
    expect((await comment(camille, 'Le mien', [file.id])).status).toBe(201);
  });

  test('a file of an internal note is read by those who read the note, and is not counted for others', async () => {
    const file = await uploaded(nadia, 'note.png', png);
    const noted = await comment(nadia, 'Entre nous', [file.id], true);
    expect(noted.body).toMatchObject({ files: 0 });
    expect((await download(nadia, file.id)).status).toBe(200);
    expect((await download(camille, file.id)).status).toBe(404);
  });

  test('a file goes with one comment only, and only on its own ticket', async () => {
    const file = await uploaded(camille, 'une fois.png', png);
    expect((await comment(camille, 'Voici', [file.id])).status).toBe(201);
    expect(await comment(camille, 'Encore', [file.id])).toMatchObject({ body: { code: 'file.not-waiting' } });
    const other = await service.call(camille, 'POST', `/api/v1/desks/${desk}/tickets`, { title: 'Autre' });
    const elsewhere = `/api/v1/desks/${desk}/tickets/${(other.body as Ticket).id}/files/${file.id}`;
    expect((await service.call(camille, 'GET', elsewhere)).status).toBe(404);
  });

  test('another organisation gets nothing', async () => {
    const file = await uploaded(camille, 'chez nous.png', png);
    await comment(camille, 'Voici', [file.id]);
    expect((await download(gerard, file.id)).status).toBe(404);
  });
});

test('the twenty-first file is refused, also where twenty-one are sent at once', async () => {
  const first = await Promise.all(Array.from({ length: 19 }, (_, n) => uploaded(camille, `${n}.png`, png)));
  await comment(
    camille,
    'Dix-neuf',
    first.map(({ id }) => id),
  );
  const [mine, theirs] = await Promise.all([uploaded(camille, 'a.png', png), uploaded(nadia, 'b.png', png)]);
  expect(await upload(camille, 'c.png', png)).toMatchObject({ status: 422, body: { code: 'file.too-many' } });
  const both = await Promise.all([comment(camille, 'Vingt', [mine.id]), comment(nadia, 'Vingt et un', [theirs.id])]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
});

test('the same comment sent twice takes its file once', async () => {
  const file = await uploaded(camille, 'deux fois.png', png);
  const key = { 'idempotency-key': 'comment-with-file' };
  const send = () => service.call(camille, 'POST', onTicket('/comments'), { text: 'Voici', files: [file.id] }, key);
  const [first, second] = [await send(), await send()];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toMatchObject({ comments: 1, files: 1 });
});

test('bytes are taken as bytes only', async () => {
  expect(await service.call(camille, 'POST', onTicket('/files?name=a.json'), { a: 1 })).toMatchObject({
    status: 415,
    body: { code: 'request.unsupported' },
  });
});

/** A ZIP archive of one file. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.byteLength, 18);
  header.writeUInt32LE(content.byteLength, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), packed]);
}
