import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskPartition } from '#bot/desks/desk-document.ts';
import { openFolderFiles } from '#bot/files/folder.ts';
import { openCosmosClient } from '#bot/store/cosmos/cosmos-client.ts';
import { containerDefinition } from '#bot/store/cosmos/cosmos-container.ts';
import { openCosmosStore } from '#bot/store/cosmos/cosmos-store.ts';
import { indexes } from '#bot/store/indexes.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { openMeters } from '#bot/telemetry/meters.ts';
import type { Call } from '#bot/use-case.ts';
import { openUseCases, type UseCases } from '#bot/use-cases.ts';
import { publicInternet } from '#bot/webhooks/network.ts';
import { DeskId } from '#shared/kernel/ids.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { startCosmosPeer } from '#test/cloud/cosmos/peer.ts';

const tenant = '8bf420a8-51b8-4f58-836b-2c62878f257e';
const teamId = '6d316688-2937-4ce5-8e7a-fe14212aab14';
const channel = { id: '19:listes@thread.tacv2', name: 'Boutique', kind: 'standard' as const };
/** All of them own the desk. */
export const owners = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);

/** A desk on a store, and the product over it as several instances run it. */
export interface ChecklistDesk {
  readonly deskId: DeskId;
  readonly partition: Partition;
  readonly store: Store;
  /** One instance more; what happens in one, another does not know but from the store. */
  instance(over?: Store): UseCases;
  call(person: string): Call;
  close(): Promise<void>;
}

/** Both stores, by name. */
export const stores: readonly (readonly [string, () => Promise<ChecklistDesk>])[] = [
  ['SQLite', openOnSqlite],
  ['Cosmos DB', openOnCosmos],
];

export function given<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${outcome.refusal.code}`);
}

async function openOnSqlite(): Promise<ChecklistDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-checklists-'));
  const store = openSqliteStore({ file: join(folder, 'docket.db'), indexes, now: () => new Date() });
  return openDesk(store, folder, () => store.close());
}

async function openOnCosmos(): Promise<ChecklistDesk> {
  const peer = await startCosmosPeer();
  const client = openCosmosClient({ endpoint: peer.endpoint, credential: { key: peer.key } });
  const { database } = await client.databases.createIfNotExists({ id: 'docket' });
  await database.containers.createIfNotExists({ id: 'docket', ...containerDefinition(indexes) });
  const store = openCosmosStore({ client, database: 'docket', container: 'docket', indexes, meters: openMeters() });
  const folder = mkdtempSync(join(tmpdir(), 'docket-checklists-'));
  return openDesk(store, folder, async () => {
    await store.close();
    await peer.close();
  });
}

async function openDesk(store: Store, folder: string, stop: () => Promise<void>): Promise<ChecklistDesk> {
  const members = owners.map((person) => ({
    person,
    name: `P ${person.at(-1)}`,
    role: 'owner' as const,
    email: null,
  }));
  const directory = {
    team: async () => ({ name: 'Équipe' }),
    channels: async () => [channel],
    members: async () => members,
  };
  const instance = (over: Store = store) =>
    openUseCases({
      network: publicInternet,
      store: over,
      files: openFolderFiles(folder),
      directory,
      mails: false,
      sales: null,
      took: () => undefined,
      now: () => new Date(),
      failed: (what, error) => {
        throw new Error(what, { cause: error });
      },
    }).useCases;
  const call = (person: string): Call => ({
    caller: { tenant, person, name: `P ${person.at(-1)}` },
    via: 'tab',
    idempotencyKey: null,
  });
  const body = { name: 'Boutique', language: 'fr' as const, channelId: channel.id };
  const made = await instance().createDesk(call(owners[0] ?? ''), { params: { teamId }, query: {}, body });
  const deskId = DeskId.parse(given(made).id);
  return {
    deskId,
    partition: deskPartition(tenant, deskId),
    store,
    instance,
    call,
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}
