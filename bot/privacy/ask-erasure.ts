import { randomBytes, randomUUID } from 'node:crypto';
import type { Account } from '#bot/accounts/account-document.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { newErasureId } from '#bot/ids.ts';
import { memberOf } from '#bot/members/member-document.ts';
import type { Store } from '#bot/store/port.ts';
import { digestOf } from './erased.ts';
import { type Erasure, erasureDocument } from './erasure-document.ts';

interface Asked {
  /** As the log knows it, where it is done again after a restore; else a new one. */
  readonly logged?: Pick<Erasure, 'id' | 'pseudonym'>;
  /** Empty where nobody did: their time has come. */
  readonly by: string;
  readonly reason: string;
  readonly alsoKnownAs: readonly string[];
  /** ISO instant. */
  readonly at: string;
}

/** Writes down that somebody's data are to be erased; `bot/privacy/eraser.ts` does it. Cosmos DB: 1 query, 1 write. */
export async function askErasure(store: Store, tenant: string, account: Account, asked: Asked): Promise<Erasure> {
  const { by, reason, alsoKnownAs, at, logged } = asked;
  const { person } = account;
  const erasure: Erasure = {
    id: logged?.id ?? newErasureId(),
    at,
    by,
    request: { person, names: await namesOf(store, tenant, account, alsoKnownAs), reason },
    digest: digestOf(tenant, person),
    pseudonym: logged?.pseudonym ?? { person: randomUUID(), label: `P-${randomBytes(3).toString('hex')}` },
    touched: {},
    finishedAt: null,
  };
  await store.write(organisationPartition(tenant), [{ create: erasureDocument(erasure, at) }]);
  return erasure;
}

/** Every way that the organisation knows somebody: the account, each roster, and what the administrator adds. */
export async function namesOf(
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
