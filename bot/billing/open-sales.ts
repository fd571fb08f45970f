import type { Tokens } from '#bot/azure/credential.ts';
import type { Config } from '#bot/config.ts';
import { type Billing, type BillingDeps, openBilling } from './billing.ts';
import { type Marketplace, openMarketplace } from './marketplace.ts';

/** Docket as it is sold in the commercial marketplace. */
export interface Sales {
  readonly marketplace: Marketplace;
  readonly billing: Billing;
  /** The registration that Partner Center knows the publisher by. */
  readonly appId: string;
}

type Deps = Omit<BillingDeps, 'marketplace' | 'vendor'> & { readonly tokens: Pick<Tokens, 'marketplace'> };

/** Null where it is not sold there. */
export function openSales(config: Config, { tokens, ...deps }: Deps): Sales | null {
  const { MARKETPLACE_APP_ID: appId, MARKETPLACE_URL: baseUrl, SERVICE_TENANT_ID: vendor } = config;
  if (appId === undefined) return null;
  const marketplace = openMarketplace({ baseUrl, token: tokens.marketplace(appId) });
  return { marketplace, billing: openBilling({ ...deps, marketplace, vendor }), appId };
}
