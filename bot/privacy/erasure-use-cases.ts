import { type AccountDeps, enterAccount } from '#bot/accounts/account-use-cases.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { readPeople } from '#bot/accounts/read-people.ts';
import type { UseCase } from '#bot/use-case.ts';
import { isHeld } from '#shared/accounts/organisation.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import type { PersonView } from '#shared/members/member.ts';
import type * as contract from '#shared/privacy/contract.ts';
import type { ErasureView } from '#shared/privacy/contract.ts';
import { askErasure, namesOf } from './ask-erasure.ts';
import { countHoldings } from './eraser.ts';
import { type Erasure, erasureOf, erasureType } from './erasure-document.ts';

type Deps = Pick<AccountDeps, 'store' | 'now' | 'organisations' | 'enterOrganisation'>;

const shown = 200;

/** Goes through everything of the organisation that may name somebody, as the erasing does. */
export function previewErasureWith(deps: Deps): UseCase<typeof contract.previewErasure> {
  return async ({ caller }, { params, body }) => {
    const found = await enterAccount(deps, caller, 'account.erase', params.personId);
    if (!found.ok) return found;
    const names = await namesOf(deps.store, caller.tenant, found.value, body.alsoKnownAs);
    const touched = await countHoldings(deps.store, caller.tenant, { person: params.personId, names });
    return done({ touched, names });
  };
}

/** Writes down that it is to be done, unless the data are on hold. Cosmos DB: 1 query, 1 write. */
export function eraseAccountWith(deps: Deps): UseCase<typeof contract.eraseAccount> {
  return async ({ caller }, { params, body }) => {
    const found = await enterAccount(deps, caller, 'account.erase', params.personId);
    if (!found.ok) return found;
    const { tenant, person: by } = caller;
    if (isHeld(await deps.organisations.known(tenant), params.personId)) return refuse('rule', 'account.held');
    const at = deps.now().toISOString();
    const erasure = await askErasure(deps.store, tenant, found.value, { ...body, by, at });
    return done(erasureView(erasure, await readPeople(deps.store, tenant, [by])));
  };
}

/** Cosmos DB: 1 query, and a point read for each administrator named. */
export function listErasuresWith({ store, enterOrganisation }: Deps): UseCase<typeof contract.listErasures> {
  return async ({ caller: { tenant }, caller }) => {
    const entered = await enterOrganisation(caller, 'accounts.read');
    if (!entered.ok) return entered;
    const partition = organisationPartition(tenant);
    const page = await store.query(partition, { type: erasureType, order: [['at', 'desc']], limit: shown });
    const erasures = page.items.map(erasureOf);
    const people = await readPeople(
      store,
      tenant,
      erasures.map(({ by }) => by || null),
    );
    return done({ items: erasures.map((erasure) => erasureView(erasure, people)) });
  };
}

function erasureView(
  { id, at, by, pseudonym, touched, finishedAt }: Erasure,
  people: ReadonlyMap<string, PersonView>,
): ErasureView {
  const state = finishedAt === null ? 'running' : 'done';
  return {
    id,
    at,
    by: by === '' ? null : (people.get(by) ?? null),
    label: pseudonym.label,
    state,
    finishedAt,
    touched,
  };
}
