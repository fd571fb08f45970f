import { randomBytes, randomUUID } from 'node:crypto';
import type { Account } from '#bot/accounts/account-document.ts';
import { type AccountDeps, enterAccount } from '#bot/accounts/account-use-cases.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { readPeople } from '#bot/accounts/read-people.ts';
import { newErasureId } from '#bot/ids.ts';
import { memberOf } from '#bot/members/member-document.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done } from '#shared/kernel/outcome.ts';
import type { PersonView } from '#shared/members/member.ts';
import type * as contract from '#shared/privacy/contract.ts';
import type { ErasureView } from '#shared/privacy/contract.ts';
import { digestOf } from './erased.ts';
import { countHoldings } from './eraser.ts';
import { type Erasure, erasureDocument, erasureOf, erasureType } from './erasure-document.ts';

type Deps = Pick<AccountDeps, 'store' | 'now' | 'enterOrganisation'>;

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

/** Writes down that it is to be done; `bot/privacy/eraser.ts` does it. Cosmos DB: 1 query, 1 write. */
export function eraseAccountWith(deps: Deps): UseCase<typeof contract.eraseAccount> {
  return async ({ caller }, { params, body }) => {
    const found = await enterAccount(deps, caller, 'account.erase', params.personId);
    if (!found.ok) return found;
    const { tenant, person: by } = caller;
    const at = deps.now().toISOString();
    const erasure: Erasure = {
      id: newErasureId(),
      at,
      by,
      request: {
        person: params.personId,
        names: await namesOf(deps.store, tenant, found.value, body.alsoKnownAs),
        reason: body.reason,
      },
      digest: digestOf(tenant, params.personId),
      pseudonym: { person: randomUUID(), label: `P-${randomBytes(3).toString('hex')}` },
      touched: {},
      finishedAt: null,
    };
    await deps.store.write(organisationPartition(tenant), [{ create: erasureDocument(erasure, at) }]);
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
      erasures.map(({ by }) => by),
    );
    return done({ items: erasures.map((erasure) => erasureView(erasure, people)) });
  };
}

/** Every way that the organisation knows somebody: the account, each roster, and what the administrator adds. */
async function namesOf(
  store: Store,
  tenant: string,
  account: Account,
  alsoKnownAs: readonly string[],
): Promise<string[]> {
  const where = { field: 'person', eq: account.person };
  const page = await store.query({ tenant }, { type: 'member', where, order: [['person', 'asc']], limit: 1000 });
  const known = [account, ...page.items.map(memberOf)].flatMap(({ name, email }) => [name, email ?? '']);
  return [...new Set([...known, ...alsoKnownAs])].filter((name) => name !== '');
}

function erasureView(
  { id, at, by, pseudonym, touched, finishedAt }: Erasure,
  people: ReadonlyMap<string, PersonView>,
): ErasureView {
  const state = finishedAt === null ? 'running' : 'done';
  return { id, at, by: people.get(by) ?? null, label: pseudonym.label, state, finishedAt, touched };
}
