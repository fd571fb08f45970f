import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { organisationId } from '#bot/accounts/organisation-document.ts';
import { buildApp } from '#bot/app.ts';
import { openFolderFiles } from '#bot/files/folder.ts';
import { openCosmosClient } from '#bot/store/cosmos/cosmos-client.ts';
import { containerDefinition } from '#bot/store/cosmos/cosmos-container.ts';
import { openCosmosStore } from '#bot/store/cosmos/cosmos-store.ts';
import { indexes } from '#bot/store/indexes.ts';
import type { Store } from '#bot/store/port.ts';
import { openMeters } from '#bot/telemetry/meters.ts';
import { openUseCases } from '#bot/use-cases.ts';
import { publicInternet } from '#bot/webhooks/network.ts';
import { done } from '#shared/kernel/outcome.ts';
import { type CosmosPeer, startCosmosPeer } from '#test/cloud/cosmos/peer.ts';

const tenant = '8bf420a8-51b8-4f58-836b-2c62878f257e';
export const persons = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const channel = { id: '19:costs@thread.tacv2', name: 'Informatique', kind: 'standard' as const };
const Id = z.object({ id: z.string() });

/** The HTTP side of the service over Azure Cosmos DB on the wire; whoever asks is the first of the persons, who administers. */
export interface CosmosService {
  readonly peer: CosmosPeer;
  readonly app: FastifyInstance;
  /**
   * How often the service waited for the store since `begin`: calls made side by side count once, and what the organisation
   * settled not at all, which is asked for twice a second at most.
   */
  readonly trips: { begin(): void; count(): number };
  readonly desk: string;
  /** Every document as Azure Cosmos DB has it. */
  documents(): Promise<readonly unknown[]>;
  sweepErasures(): Promise<void>;
  ask(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: object,
  ): Promise<{ status: number; id: string; headers: object }>;
  close(): Promise<void>;
}

export async function startCosmosService(): Promise<CosmosService> {
  const peer = await startCosmosPeer();
  const client = openCosmosClient({ endpoint: peer.endpoint, credential: { key: peer.key } });
  const { database } = await client.databases.createIfNotExists({ id: 'docket' });
  await database.containers.createIfNotExists({ id: 'docket', ...containerDefinition(indexes) });
  const meters = openMeters();
  const trips = countTrips(openCosmosStore({ client, database: 'docket', container: 'docket', indexes, meters }));
  const { store } = trips;
  const now = () => new Date();
  const members = persons.map((person) => ({
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
  const folder = mkdtempSync(join(tmpdir(), 'docket-files-'));
  const files = openFolderFiles(folder);
  const failed = (what: string, error: unknown) => {
    throw new Error(what, { cause: error });
  };
  const { useCases, enterDesk, admit, eraser } = openUseCases({
    network: publicInternet,
    store,
    files,
    directory,
    mails: false,
    sales: null,
    took: () => undefined,
    now,
    failed,
  });
  const caller = { tenant, person: persons[0] ?? '', name: 'P 1', administrator: true as const };
  const limits = { person: 1e9, organisation: 1e9, address: 1e9 };
  const { app } = await buildApp({
    store,
    useCases,
    enterDesk,
    admit,
    authenticate: async () => done({ caller, expires: Number.POSITIVE_INFINITY, issued: 0 }),
    now,
    logLevel: 'silent',
    limits,
    trustedProxies: 0,
    meters,
    behind: () => ({ outboxSeconds: null, graph: null }),
    accessed: () => undefined,
    hostOrigins: [],
    authority: 'https://login.microsoftonline.com',
    tab: null,
  });
  const ask: CosmosService['ask'] = async (method, url, body) => {
    const reply = await app.inject({ method, url, ...(body === undefined ? {} : { payload: body }) });
    return { status: reply.statusCode, id: Id.safeParse(reply.json()).data?.id ?? '', headers: reply.headers };
  };
  const team = '/api/v1/teams/6d316688-2937-4ce5-8e7a-fe14212aab14/desks';
  const made = await ask('POST', team, { name: 'Informatique', language: 'fr', channelId: channel.id });
  return {
    peer,
    app,
    trips,
    desk: `/api/v1/desks/${made.id}`,
    ask,
    documents: async () => (await database.container('docket').items.readAll().fetchAll()).resources,
    sweepErasures: eraser.sweep,
    close: async () => {
      await app.close();
      await store.close();
      await peer.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function countTrips(inner: Store): CosmosService['trips'] & { readonly store: Store } {
  let count = 0;
  let waiting = 0;
  async function counted<T>(work: () => Promise<T>): Promise<T> {
    if (waiting === 0) count++;
    waiting++;
    try {
      return await work();
    } finally {
      waiting--;
    }
  }
  return {
    begin: () => {
      count = 0;
    },
    count: () => count,
    store: {
      get: (partition, id) =>
        id === organisationId ? inner.get(partition, id) : counted(() => inner.get(partition, id)),
      write: (partition, operations) => counted(() => inner.write(partition, operations)),
      query: (place, query) => counted(() => inner.query(place, query)),
      count: (place, query) => counted(() => inner.count(place, query)),
      search: (place, search) => counted(() => inner.search(place, search)),
      due: (type, at, limit) => counted(() => inner.due(type, at, limit)),
      scrub: () => inner.scrub(),
      close: () => inner.close(),
    },
  };
}
