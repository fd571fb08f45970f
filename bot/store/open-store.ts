import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#bot/config.ts';
import type { Meters } from '#bot/telemetry/meters.ts';
import { indexes } from './indexes.ts';
import type { Store } from './port.ts';

interface Deps {
  readonly now: () => Date;
  readonly meters: Pick<Meters, 'charged' | 'throttled'>;
}

/** Azure Cosmos DB where it is configured, with the managed identity; else the embedded store in the data folder. */
export async function openStore(config: Config, { now, meters }: Deps): Promise<Store> {
  const { COSMOS_ENDPOINT: endpoint, COSMOS_DATABASE: database, COSMOS_CONTAINER: container, DATA_FOLDER } = config;
  const { AZURE_CLIENT_ID: clientId } = config;
  if (endpoint !== undefined) {
    const { openCosmosAccount } = await import('./cosmos/open-account.ts');
    return openCosmosAccount({ endpoint, database, container, clientId, meters });
  }
  const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
  mkdirSync(DATA_FOLDER, { recursive: true });
  return openSqliteStore({ file: join(DATA_FOLDER, 'docket.db'), indexes, now });
}
