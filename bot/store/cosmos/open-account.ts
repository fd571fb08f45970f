import { ManagedIdentityCredential } from '@azure/identity';
import { indexes } from '../indexes.ts';
import type { Store } from '../port.ts';
import { openCosmosClient } from './cosmos-client.ts';
import { openCosmosStore } from './cosmos-store.ts';

interface Account {
  readonly endpoint: string;
  readonly database: string;
  readonly container: string;
}

/** The account with the managed identity; keys are switched off there. Database and container belong to `infra`. */
export function openCosmosAccount({ endpoint, database, container }: Account): Store {
  const client = openCosmosClient({ endpoint, credential: { identity: new ManagedIdentityCredential() } });
  return openCosmosStore({ client, database, container, indexes });
}
