import { managedIdentity } from '#bot/azure/credential.ts';
import { indexes } from '../indexes.ts';
import type { Store } from '../port.ts';
import { openCosmosClient } from './cosmos-client.ts';
import { type CosmosStoreOptions, openCosmosStore } from './cosmos-store.ts';

interface Account {
  readonly endpoint: string;
  readonly database: string;
  readonly container: string;
  /** Of the managed identity, where the host has more than its own. */
  readonly clientId: string | undefined;
  readonly meters: CosmosStoreOptions['meters'];
}

/** The account with the managed identity; keys are switched off there. Database and container belong to `infra`. */
export function openCosmosAccount({ endpoint, database, container, clientId, meters }: Account): Store {
  const client = openCosmosClient({ endpoint, credential: { identity: managedIdentity(clientId) } });
  return openCosmosStore({ client, database, container, indexes, meters });
}
