import type { SignedIn } from '#bot/http/authenticate.ts';
import { isErased } from '#bot/privacy/erased.ts';
import { barring, signedOutBefore } from '#shared/accounts/organisation.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Organisations } from './organisations.ts';

/** @param evenBarred for what stays open to those whose account is suspended or deactivated */
export type Admit = (signedIn: SignedIn, evenBarred: boolean) => Promise<Outcome<null>>;

/** Whether the organisation lets somebody in who is signed in: neither signed out here since, nor suspended or deactivated. */
export function admitWith(organisations: Pick<Organisations, 'known'>): Admit {
  return async ({ caller: { tenant, person }, issued }, evenBarred) => {
    const organisation = await organisations.known(tenant);
    if (isErased(organisation, tenant, person)) return refuse('forbidden', 'account.deactivated');
    const before = signedOutBefore(organisation, person);
    if (before !== null && issued < Date.parse(before)) return refuse('signin', 'signin.refused');
    return evenBarred ? done(null) : barring(organisation, person);
  };
}
