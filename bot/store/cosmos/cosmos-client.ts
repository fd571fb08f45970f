import { type ConnectionPolicy, CosmosClient, type CosmosClientOptions } from '@azure/cosmos';

export interface CosmosAccount {
  readonly endpoint: string;
  /** A managed identity's in production; a key only where there is no Entra, as in tests. */
  readonly credential:
    | { readonly key: string }
    | { readonly identity: NonNullable<CosmosClientOptions['aadCredentials']> };
  readonly connectionPolicy?: ConnectionPolicy;
}

/** A throttled request is asked again by the SDK for a few seconds; longer, and a person had better be told. */
const RETRIES = { maxRetryAttemptCount: 9, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 5 };

/**
 * The SDK's own minute is longer than anybody waits; shorter than the store's patience, so that what became of a write that was
 * never answered is still looked for.
 */
const requestTimeout = 4000;

export function openCosmosClient({ endpoint, credential, connectionPolicy }: CosmosAccount): CosmosClient {
  const secret = 'key' in credential ? { key: credential.key } : { aadCredentials: credential.identity };
  const policy = { retryOptions: RETRIES, requestTimeout, ...connectionPolicy };
  return new CosmosClient({ endpoint, ...secret, connectionPolicy: policy });
}
