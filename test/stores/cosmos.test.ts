import { describe } from 'vitest';
import { openCosmosClient } from '#bot/store/cosmos/cosmos-client.ts';
import { containerDefinition } from '#bot/store/cosmos/cosmos-container.ts';
import { openCosmosStore } from '#bot/store/cosmos/cosmos-store.ts';
import { openMeters } from '#bot/telemetry/meters.ts';
import { startCosmosPeer } from '#test/cloud/cosmos/peer.ts';
import { describeStore } from './contract.ts';
import { contractIndexes, type OpenedStore, startClock } from './contract-fixtures.ts';

const account = { endpoint: process.env['COSMOS_TEST_ENDPOINT'], key: process.env['COSMOS_TEST_KEY'] };

async function openAt(endpoint: string, key: string, name: string) {
  const client = openCosmosClient({ endpoint, credential: { key } });
  const { database } = await client.databases.createIfNotExists({ id: name });
  await database.containers.createIfNotExists({ id: 'docket', ...containerDefinition(contractIndexes) });
  return {
    database,
    store: openCosmosStore({
      client,
      database: name,
      container: 'docket',
      indexes: contractIndexes,
      meters: openMeters(),
    }),
  };
}

describe.each([1, 3])('with %i physical ranges', (ranges) => {
  describeStore('Cosmos DB', async (): Promise<OpenedStore> => {
    const clock = startClock();
    const peer = await startCosmosPeer({ ranges, now: clock.now });
    const { store } = await openAt(peer.endpoint, peer.key, 'contract');
    return { store, clock, stop: () => store.close().then(() => peer.close()) };
  });
});

if (account.endpoint !== undefined) {
  describe('on a real account', () => {
    describeStore('Cosmos DB', async (): Promise<OpenedStore> => {
      const name = `contract-${Date.now().toString(36)}`;
      const { store, database } = await openAt(account.endpoint ?? '', account.key ?? '', name);
      return { store, clock: null, stop: () => database.delete().then(() => store.close()) };
    });
  });
}
