import type { Organisations } from '#bot/accounts/organisations.ts';
import { serve } from '#shared/accounts/organisation.ts';
import type { BillingDeps } from './billing.ts';

interface Deps {
  readonly organisations: Organisations;
  readonly now: () => Date;
}

/** Settles with the organisation how it is served, which every request there goes by, and writes it into its audit log. */
export function serveOrganisationWith({ organisations, now }: Deps): BillingDeps['serve'] {
  return (tenant, service) => {
    const facts = { act: `subscription.${service}`, by: '', subject: null, detail: '' } as const;
    return organisations.change(tenant, facts, (before) => serve(before, service, now().toISOString()));
  };
}
