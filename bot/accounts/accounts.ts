import { LRUCache } from 'lru-cache';
import { isOvertaken } from '#bot/store/overtaken.ts';
import type { Operation, Store, Stored } from '#bot/store/port.ts';
import type { Caller } from '#bot/use-case.ts';
import { type Account, accountDocument, accountOf, accountType } from './account-document.ts';
import { organisationPartition } from './organisation-document.ts';

/** Somebody as Teams has them on a roster. */
export interface Met {
  readonly person: string;
  readonly name: string;
  readonly email: string | null;
}

/**
 * Keeps an account of everybody who comes or is on a roster, made at first sight. What this process has met lately it does
 * not look up again.
 */
export interface Accounts {
  /** Cosmos DB: nothing, and 1 create at first sight. */
  meetCaller(caller: Caller): Promise<void>;
  /** What Teams says of them now goes over what was known. Cosmos DB: 1 query and 1 write for each 90 strangers. */
  meetRoster(tenant: string, people: readonly Met[]): Promise<void>;
}

interface Deps {
  readonly store: Store;
  readonly now: () => Date;
}

const batch = 90;

export function openAccounts({ store, now }: Deps): Accounts {
  /** Who is known, with what the last roster said of them. */
  const met = new LRUCache<string, string>({ max: 50_000 });

  async function keep(tenant: string, people: readonly Met[]): Promise<void> {
    const known = await readAccounts(store, tenant, people);
    const at = now().toISOString();
    const operations = people.flatMap((one) => operationOf(one, known.get(one.person), at));
    if (operations.length === 0) return;
    try {
      await store.write(organisationPartition(tenant), operations);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      // Somebody else met one of them at the same moment, and what they kept is as good.
      if (people.length > 1) for (const one of people) await keep(tenant, [one]);
    }
  }

  return {
    async meetCaller({ tenant, person, name }) {
      const key = `${tenant}/${person}`;
      if (met.has(key)) return;
      const account = { person, name, email: null, createdAt: now().toISOString() };
      try {
        await store.write(organisationPartition(tenant), [{ create: accountDocument(account) }]);
      } catch (error) {
        if (!isOvertaken(error)) throw error;
      }
      met.set(key, '');
    },
    async meetRoster(tenant, people) {
      const signOf = ({ name, email }: Met) => `${name}\n${email ?? ''}`;
      const strangers = people.filter((one) => met.get(`${tenant}/${one.person}`) !== signOf(one));
      for (let start = 0; start < strangers.length; start += batch) {
        const part = strangers.slice(start, start + batch);
        await keep(tenant, part);
        for (const one of part) met.set(`${tenant}/${one.person}`, signOf(one));
      }
    },
  };
}

async function readAccounts(store: Store, tenant: string, people: readonly Met[]): Promise<Map<string, Stored>> {
  const page = await store.query(organisationPartition(tenant), {
    type: accountType,
    where: { field: 'person', in: people.map(({ person }) => person) },
    order: [['sortName', 'asc']],
    limit: batch,
  });
  return new Map(page.items.map((item) => [accountOf(item).person, item]));
}

function operationOf({ person, name, email }: Met, known: Stored | undefined, at: string): Operation[] {
  if (known === undefined) return [{ create: accountDocument({ person, name, email, createdAt: at }) }];
  const before = accountOf(known);
  if (before.name === name && before.email === email) return [];
  const after: Account = { ...before, name, email };
  return [{ replace: accountDocument(after), etag: known.etag }];
}
