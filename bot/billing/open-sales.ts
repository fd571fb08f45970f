import type { Tokens } from '#bot/azure/credential.ts';
import type { Config } from '#bot/config.ts';
import type { Store } from '#bot/store/port.ts';
import { type Billing, openBilling, type Reconciliation } from './billing.ts';
import { type Marketplace, openMarketplace } from './marketplace.ts';

/** Docket as it is sold in the commercial marketplace. */
export interface Sales {
  readonly marketplace: Marketplace;
  readonly billing: Billing;
  /** The registration that Partner Center knows the publisher by. */
  readonly appId: string;
}

interface Deps {
  readonly store: Store;
  readonly tokens: Pick<Tokens, 'marketplace'>;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
  readonly reconciled: (report: Reconciliation) => void;
}

/** Null where it is not sold there. */
export function openSales(config: Config, { tokens, ...deps }: Deps): Sales | null {
  const { MARKETPLACE_APP_ID: appId, MARKETPLACE_URL: baseUrl, SERVICE_TENANT_ID: vendor } = config;
  if (appId === undefined) return null;
  const marketplace = openMarketplace({ baseUrl, token: tokens.marketplace(appId) });
  return { marketplace, billing: openBilling({ ...deps, marketplace, vendor }), appId };
}
