import {
  ClientAssertionCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import { LRUCache } from 'lru-cache';
import { marketplaceApp } from '#bot/billing/marketplace.ts';
import type { Config } from '#bot/config.ts';

/** Application tokens of the service; the SDK keeps each until shortly before it expires. */
export interface Tokens {
  /** For Microsoft Graph in a customer's tenant, as the tab's registration. */
  graph(tenant: string): Promise<string>;
  /** For the Bot Connector, as the bot's own registration. */
  connector(): Promise<string>;
  /** For the commercial marketplace, as the registration that Partner Center knows. */
  marketplace(clientId: string): () => Promise<string>;
}

const graphScope = 'https://graph.microsoft.com/.default';
const connectorScope = 'https://api.botframework.com/.default';
const marketplaceScope = `${marketplaceApp}/.default`;
const exchangeScope = 'api://AzureADTokenExchange/.default';
const microsoft = 'https://login.microsoftonline.com';

type Settings = Pick<
  Config,
  'TAB_APP_ID' | 'BOT_APP_ID' | 'SERVICE_TENANT_ID' | 'SERVICE_CLIENT_SECRET' | 'AZURE_CLIENT_ID' | 'ENTRA_AUTHORITY'
>;

/**
 * Signs in with the managed identity, which both registrations trust as a federated credential; with a secret only where
 * one is configured.
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
export function openTokens(config: Settings): Tokens {
  const { TAB_APP_ID, BOT_APP_ID, SERVICE_TENANT_ID } = config;
  const graph = new LRUCache<string, TokenCredential>({ max: 10_000 });
  const bot = credentialOf(config, SERVICE_TENANT_ID, BOT_APP_ID);
  return {
    graph(tenant) {
      const credential = graph.get(tenant) ?? credentialOf(config, tenant, TAB_APP_ID);
      graph.set(tenant, credential);
      return read(credential, graphScope);
    },
    connector: () => read(bot, connectorScope),
    marketplace(clientId) {
      const credential = credentialOf(config, SERVICE_TENANT_ID, clientId);
      return () => read(credential, marketplaceScope);
    },
  };
}

/** @param clientId of one of the host's identities; its own where there is none */
export function managedIdentity(clientId: string | undefined): TokenCredential {
  return clientId === undefined ? new ManagedIdentityCredential() : new ManagedIdentityCredential({ clientId });
}

function credentialOf(config: Settings, tenant: string, clientId: string): TokenCredential {
  const { SERVICE_CLIENT_SECRET: secret, ENTRA_AUTHORITY: authorityHost } = config;
  const options = { authorityHost, disableInstanceDiscovery: authorityHost !== microsoft };
  if (secret !== undefined) return new ClientSecretCredential(tenant, clientId, secret, options);
  const identity = managedIdentity(config.AZURE_CLIENT_ID);
  return new ClientAssertionCredential(tenant, clientId, () => read(identity, exchangeScope), options);
}

async function read(credential: TokenCredential, scope: string): Promise<string> {
  const token = await credential.getToken(scope);
  if (token === null) throw new Error(`no token for ${scope}`);
  return token.token;
}
