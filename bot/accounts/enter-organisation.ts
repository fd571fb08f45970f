import type { Caller } from '#bot/use-case.ts';
import type { Organisation, OrganisationActor } from '#shared/accounts/organisation.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayInOrganisation, type OrganisationAction } from '#shared/members/policy.ts';
import type { Organisations } from './organisations.ts';

export interface Administration {
  readonly organisation: Organisation;
  readonly actor: OrganisationActor;
}
/** What every operation on the organisation as a whole begins with. */
export type EnterOrganisation = (caller: Caller, action: OrganisationAction) => Promise<Outcome<Administration>>;

/** An administrator is whoever holds the app role in Microsoft Entra, as the token says, or was appointed here. */
export function actorIn(organisation: Organisation, { person, administrator }: Caller): OrganisationActor {
  return { person, administrator: administrator === true || organisation.administrators.includes(person) };
}

export function enterOrganisationWith(organisations: Organisations): EnterOrganisation {
  return async (caller, action) => {
    const organisation = await organisations.known(caller.tenant);
    const actor = actorIn(organisation, caller);
    if (!mayInOrganisation(actor, action)) return refuse('forbidden', 'organisation.not-administrator');
    return done({ organisation, actor });
  };
}
