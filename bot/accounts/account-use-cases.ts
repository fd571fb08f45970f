import type { Audit } from '#bot/audit/audit.ts';
import type { Store } from '#bot/store/port.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/accounts/contract.ts';
import {
  appoint,
  correct,
  dismiss,
  type Organisation,
  setStanding,
  signOut,
  standingOf,
} from '#shared/accounts/organisation.ts';
import type { Standing } from '#shared/accounts/standing.ts';
import type { AuditAct } from '#shared/audit/entry.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayInOrganisation, type OrganisationAction } from '#shared/members/policy.ts';
import { type Account, accountDocument, accountId, accountOf } from './account-document.ts';
import { accountView } from './account-view.ts';
import { actorIn, type EnterOrganisation } from './enter-organisation.ts';
import { organisationPartition } from './organisation-document.ts';
import type { Organisations } from './organisations.ts';
import { renameOnRosters } from './rename-on-rosters.ts';

export interface AccountDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly audit: Audit;
  readonly organisations: Organisations;
  readonly enterOrganisation: EnterOrganisation;
}

type OnAccount =
  | typeof contract.appointAdministrator
  | typeof contract.dismissAdministrator
  | typeof contract.signOutAccount;

const appointed = { action: 'administrators.change', act: 'administrator.appointed', decide: appoint } as const;
const dismissed = { action: 'administrators.change', act: 'administrator.dismissed', decide: dismiss } as const;
const signedOut = { action: 'account.sign-out', act: 'account.signed-out', decide: signOut } as const;
const actOfStanding = {
  active: 'account.reactivated',
  restricted: 'account.restricted',
  suspended: 'account.suspended',
  deactivated: 'account.deactivated',
} as const satisfies Record<Standing, AuditAct>;

export const appointAdministratorWith = (deps: AccountDeps) => onAccountWith(deps, appointed);
export const dismissAdministratorWith = (deps: AccountDeps) => onAccountWith(deps, dismissed);
export const signOutAccountWith = (deps: AccountDeps) => onAccountWith(deps, signedOut);

export function changeStandingWith(deps: AccountDeps): UseCase<typeof contract.changeStanding> {
  return async ({ caller }, { params, body }) => {
    const found = await enterAccount(deps, caller, 'account.limit', params.personId);
    if (!found.ok) return found;
    const at = deps.now().toISOString();
    const { standing, reason } = body;
    const facts = { act: actOfStanding[standing], by: caller.person, subject: params.personId, detail: reason };
    await deps.organisations.change(caller.tenant, facts, (before) =>
      setStanding(before, params.personId, standing, at),
    );
    return viewed(deps, caller, found.value);
  };
}

export function correctAccountWith(deps: AccountDeps): UseCase<typeof contract.correctAccount> {
  return async ({ caller }, { params, body }) => {
    const found = await enterAccount(deps, caller, 'account.correct', params.personId);
    if (!found.ok) return found;
    const named = {
      ...(body.name === undefined ? {} : { name: body.name }),
      ...(body.email === undefined ? {} : { email: body.email }),
    };
    const facts = { by: caller.person, subject: params.personId, detail: Object.keys(named).join(', ') };
    await deps.organisations.change(caller.tenant, { act: 'account.corrected', ...facts }, (before) =>
      correct(before, params.personId, named),
    );
    const account: Account = {
      ...found.value,
      name: body.name ?? found.value.name,
      email: body.email ?? found.value.email,
    };
    await deps.store.write(organisationPartition(caller.tenant), [{ put: accountDocument(account) }]);
    await renameOnRosters(deps.store, caller.tenant, account);
    return viewed(deps, caller, account);
  };
}

export function deactivateMeWith({
  organisations,
  now,
}: Pick<AccountDeps, 'organisations' | 'now'>): UseCase<typeof contract.deactivateMe> {
  return async ({ caller }) => {
    const { tenant, person } = caller;
    const actor = actorIn(await organisations.known(tenant), caller);
    if (!mayInOrganisation(actor, 'account.deactivate-own')) return refuse('forbidden', 'account.no-self-deactivation');
    const facts = { act: 'account.deactivated-own', by: person, subject: person, detail: '' } as const;
    const at = now().toISOString();
    await organisations.change(tenant, facts, (before) => setStanding(before, person, 'deactivated', at));
    return done({ standing: standingOf(await organisations.known(tenant), person) });
  };
}

interface Doing {
  readonly action: OrganisationAction;
  readonly act: AuditAct;
  readonly decide: (organisation: Organisation, person: string, at: string) => Organisation | null;
}

function onAccountWith(deps: AccountDeps, { action, act, decide }: Doing): UseCase<OnAccount> {
  return async ({ caller }, { params }) => {
    const found = await enterAccount(deps, caller, action, params.personId);
    if (!found.ok) return found;
    const at = deps.now().toISOString();
    const facts = { act, by: caller.person, subject: params.personId, detail: '' };
    await deps.organisations.change(caller.tenant, facts, (before) => decide(before, params.personId, at));
    return viewed(deps, caller, found.value);
  };
}

/** Cosmos DB: 1 point read. */
export async function enterAccount(
  { store, enterOrganisation }: Pick<AccountDeps, 'store' | 'enterOrganisation'>,
  caller: Caller,
  action: OrganisationAction,
  person: string,
): Promise<Outcome<Account>> {
  const entered = await enterOrganisation(caller, action, person);
  if (!entered.ok) return entered;
  const document = await store.get(organisationPartition(caller.tenant), accountId(person));
  return document === null ? refuse('missing', 'account.not-found') : done(accountOf(document));
}

async function viewed({ organisations }: AccountDeps, caller: Caller, account: Account) {
  const organisation = await organisations.known(caller.tenant);
  return done(accountView(account, organisation, actorIn(organisation, caller)));
}
