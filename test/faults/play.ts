import { openCosmosClient } from '#bot/store/cosmos/cosmos-client.ts';
import { containerDefinition } from '#bot/store/cosmos/cosmos-container.ts';
import { openCosmosStore } from '#bot/store/cosmos/cosmos-store.ts';
import { indexes } from '#bot/store/indexes.ts';
import { openMeters } from '#bot/telemetry/meters.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { people } from '#test/cloud/cast.ts';
import { startCosmosPeer } from '#test/cloud/cosmos/peer.ts';
import { actOn, type OpenStore, startRelay, type startTrustedEntra } from '#test/relay/start-relay.ts';
import { watchDisk } from './disk.ts';
import { type Acknowledged, brokenInvariants } from './invariants.ts';
import type { Scenario } from './scenarios.ts';

export interface Played {
  /** Steps that people were told are done, and such that were refused. */
  readonly acknowledged: number;
  readonly refused: number;
  readonly broken: readonly string[];
}

const { nadia, etienne, camille, luc } = people;
const workers = [nadia, etienne, camille, luc];
const rounds = 6;
/** Milliseconds until an instance gives up waiting for the store's answer. */
const requestTimeout = 500;
/** Steps before the fault comes. */
const warm = 4;

/**
 * Four people work on one desk through two instances while something goes wrong. Afterwards a third instance clears up what
 * they left, and everything that was promised is looked for.
 */
export async function play(
  trusted: Awaited<ReturnType<typeof startTrustedEntra>>,
  scenario: Scenario,
): Promise<Played> {
  const disk = watchDisk();
  const cosmos = scenario.store === 'cosmos' ? await startCosmos() : null;
  const relay = await startRelay(trusted, cosmos?.openStore ?? disk.openStore);
  const instances = [relay.first, relay.open()] as const;
  const done: Acknowledged = { filed: [], comments: [] };
  let refused = 0;
  let steps = 0;
  const attempt = async (step: () => Promise<void>) => {
    if (++steps === warm) scenario.strike({ relay, instances, peer: cosmos?.peer ?? null, disk });
    await step().catch(() => {
      refused++;
    });
  };
  await Promise.all(
    workers.map(async (person, index) => {
      const act = actOn(instances[index % 2 === 0 ? 0 : 1], relay.desk);
      const other = workers[(index + 1) % workers.length] ?? nadia;
      for (let round = 0; round < rounds; round++) {
        let ticket: TicketId | null = null;
        await attempt(async () => {
          ticket = await act.file(person, `Panne ${index}.${round}`, { assignees: [other.oid] });
          done.filed.push(ticket);
        });
        if (ticket === null) continue;
        const filed: TicketId = ticket;
        await attempt(async () => void done.comments.push(await act.comment(person, filed, 'Vu.')));
        await attempt(() => act.change(person, filed, { status: 'active' }));
      }
    }),
  );
  for (const instance of instances) await instance.idle();
  relay.graph.clearFaults();
  disk.free();
  const broken = await brokenInvariants(relay, done);
  await relay.stop();
  await cosmos?.close();
  return { acknowledged: steps - refused, refused, broken };
}

async function startCosmos() {
  const peer = await startCosmosPeer({ ranges: 3 });
  const connect = () =>
    openCosmosClient({ endpoint: peer.endpoint, credential: { key: peer.key }, connectionPolicy: { requestTimeout } });
  const client = connect();
  const { database } = await client.databases.createIfNotExists({ id: 'docket' });
  await database.containers.createIfNotExists({ id: 'docket', ...containerDefinition(indexes) });
  client.dispose();
  const names = { database: 'docket', container: 'docket' };
  const openStore: OpenStore = () => openCosmosStore({ client: connect(), ...names, indexes, meters: openMeters() });
  return { peer, openStore, close: peer.close };
}
