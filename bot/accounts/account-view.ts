import type { AccountView } from '#shared/accounts/contract.ts';
import {
  isFrozen,
  isHeld,
  type Organisation,
  type OrganisationActor,
  standingOf,
} from '#shared/accounts/organisation.ts';
import { mayInOrganisation } from '#shared/members/policy.ts';
import type { Account } from './account-document.ts';

const offered = [
  'administrators.change',
  'account.correct',
  'account.sign-out',
  'data-requests.handle',
  'account.export',
  'account.limit',
  'account.hold',
  'account.freeze',
  'account.erase',
] as const;

export function accountView(
  { person, name, email }: Account,
  organisation: Organisation,
  reader: OrganisationActor,
): AccountView {
  return {
    id: person,
    name,
    email,
    administrator: organisation.administrators.includes(person),
    standing: standingOf(organisation, person),
    corrected: organisation.corrections.some((one) => one.person === person),
    held: isHeld(organisation, person),
    frozen: isFrozen(organisation, person),
    can: offered.filter((action) => mayInOrganisation(reader, action, person)),
  };
}
