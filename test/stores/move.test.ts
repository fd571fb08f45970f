import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFolderFiles } from '#bot/files/folder.ts';
import type { Files } from '#bot/files/port.ts';
import type { Happening } from '#bot/relay/outbox.ts';
import { openCosmosClient } from '#bot/store/cosmos/cosmos-client.ts';
import { containerDefinition } from '#bot/store/cosmos/cosmos-container.ts';
import { openCosmosStore } from '#bot/store/cosmos/cosmos-store.ts';
import { indexes } from '#bot/store/indexes.ts';
import type { Store } from '#bot/store/port.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { openMeters } from '#bot/telemetry/meters.ts';
import { openUseCases } from '#bot/use-cases.ts';
import { publicInternet } from '#bot/webhooks/network.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { startCosmosPeer } from '#test/cloud/cosmos/peer.ts';

/** A move spans two partitions, which no commit does: whatever breaks off on the way is taken up, and ends the same. */
const tenant = '8bf420a8-51b8-4f58-836b-2c62878f257e';
const team = '6d316688-2937-4ce5-8e7a-fe14212aab14';
const channel = { id: '19:move@thread.tacv2', name: 'Informatique', kind: 'standard' as const };
const owner = { person: '00000000-0000-4000-8000-000000000001', name: 'Olivia', role: 'owner' as const, email: null };
const call = { caller: { tenant, person: owner.person, name: owner.name }, via: 'tab', idempotencyKey: null } as const;

function valueIn<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

async function* bytesOf(said: string) {
  yield Buffer.from(said);
}

async function* broken(bytes: AsyncIterable<Uint8Array>) {
  yield* bytes;
  throw new Error('no files now');
}

const stores: Readonly<Record<string, (folder: string) => Promise<{ store: Store; stop: () => Promise<void> }>>> = {
  async SQLite(folder) {
    const store = openSqliteStore({ file: join(folder, 'docket.db'), indexes, now: () => new Date() });
    return { store, stop: () => store.close() };
  },
  async 'Cosmos DB'() {
    const peer = await startCosmosPeer();
    const client = openCosmosClient({ endpoint: peer.endpoint, credential: { key: peer.key } });
    const { database } = await client.databases.createIfNotExists({ id: 'docket' });
    await database.containers.createIfNotExists({ id: 'docket', ...containerDefinition(indexes) });
    const store = openCosmosStore({ client, database: 'docket', container: 'docket', indexes, meters: openMeters() });
    return {
      store,
      async stop() {
        await store.close();
        await peer.close();
      },
    };
  },
};

describe.each(Object.keys(stores))('on %s', (name) => {
  let folder: string;
  let stop: () => Promise<void>;
  let store: Store;
  const taken: Happening[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'docket-move-'));
    const opened = await stores[name]?.(folder);
    if (opened === undefined) throw new Error(name);
    ({ store, stop } = opened);
    taken.length = 0;
  });
  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  /** An instance over the store, whose files fail as long as it is told. */
  function open(failing: { now: boolean }) {
    const inner = openFolderFiles(folder);
    const files: Files = {
      ...inner,
      put: (place, bytes) => inner.put(place, failing.now ? broken(bytes) : bytes),
    };
    return openUseCases({
      network: publicInternet,
      store,
      files,
      directory: {
        team: async () => ({ name: 'Équipe' }),
        channels: async () => [channel],
        members: async () => [owner],
      },
      mails: false,
      sales: null,
      took: (happening) => void taken.push(happening),
      now: () => new Date(),
      failed: (what, cause) => {
        throw new Error(what, { cause });
      },
    });
  }

  test('a move that broke off while files were copied is finished by another instance, once', async () => {
    const failing = { now: false };
    const { useCases } = open(failing);
    const desk = async (title: string) => {
      const input = {
        params: { teamId: team },
        query: {},
        body: { name: title, language: 'fr', channelId: channel.id },
      } as const;
      return valueIn(await useCases.createDesk(call, input)).id;
    };
    const [from, to] = [await desk('Informatique'), await desk('Travaux')];
    const { id: ticketId } = valueIn(
      await useCases.createTicket(call, { params: { deskId: from }, query: {}, body: { title: 'Toiture' } }),
    );
    const params = { deskId: from, ticketId };
    const upload = { params, query: { name: 'plan.txt' }, body: bytesOf('Plan') };
    const file = valueIn(await useCases.uploadFile(call, upload as never));
    const said = { text: 'Voici le plan', files: [file.id] };
    valueIn(await useCases.addComment(call, { params, query: {}, body: said }));

    failing.now = true;
    await expect(useCases.moveTicket(call, { params, query: {}, body: { to } })).rejects.toThrow('no files now');
    failing.now = false;
    const there = { params: { deskId: to, ticketId }, query: {}, body: undefined };
    expect(await useCases.readTicket(call, there)).toMatchObject({ ok: false });

    const sent = taken.filter(({ entry }) => entry.kind === 'moved');
    expect(sent).toHaveLength(1);
    const [other, twin] = [open(failing), open(failing)];
    const finish = (parts: typeof other) =>
      Promise.all(sent.flatMap((happening) => parts.projectors.map((project) => project(happening))));
    await Promise.allSettled([finish(other), finish(twin)]);
    await finish(other);
    expect(valueIn(await useCases.readTicket(call, there))).toMatchObject({
      key: 'TKT-1',
      timeline: [{ kind: 'created' }, { kind: 'comment', comment: { text: 'Voici le plan' } }, { kind: 'moved' }],
    });
    const moved = valueIn(await useCases.readFile(call, { ...there, params: { ...there.params, fileId: file.id } }));
    expect(await text(Readable.from(moved.bytes))).toBe('Plan');
    const left = await store.query({ tenant, scope: from }, { type: 'entry', order: [], limit: 10 });
    expect(left.items.map((entry) => entry['kind'])).toEqual(['moved']);
    expect(await useCases.readTicket(call, { params, query: {}, body: undefined })).toMatchObject({
      refusal: { code: 'ticket.moved', movedTo: to },
    });
  });
});
