import type { Caller } from '#bot/use-case.ts';
import type { Organisation, OrganisationActor } from '#shared/accounts/organisation.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayInOrganisation, type OrganisationAction } from '#shared/members/policy.ts';
import type { Organisations } from './organisations.ts';

export interface Administration {
  readonly organisation: Organisation;
  readonly actor: OrganisationActor;
}
/** What every operation on the organisation as a whole, or on somebody's account in it, begins with. */
export type EnterOrganisation = (
  caller: Caller,
  action: OrganisationAction,
  account?: string,
) => Promise<Outcome<Administration>>;

/** An administrator is whoever holds the app role in Microsoft Entra, as the token says, or was appointed here. */
export function actorIn(organisation: Organisation, { person, administrator }: Caller): OrganisationActor {
  const { administrators, selfDeactivation } = organisation;
  return { person, administrator: administrator === true || administrators.includes(person), selfDeactivation };
}

export function enterOrganisationWith(organisations: Organisations): EnterOrganisation {
  return async (caller, action, account) => {
    const organisation = await organisations.known(caller.tenant);
    const actor = actorIn(organisation, caller);
    if (!mayInOrganisation(actor, action, account))
      return refuse('forbidden', actor.administrator ? 'account.not-yours' : 'organisation.not-administrator');
    return done({ organisation, actor });
  };
}
