import { refuseCursor } from '#bot/cursor.ts';
import type { Filter } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/accounts/contract.ts';
import type { Organisation } from '#shared/accounts/organisation.ts';
import { done } from '#shared/kernel/outcome.ts';
import { searchWords } from '#shared/kernel/text.ts';
import { accountOf, accountType } from './account-document.ts';
import type { AccountDeps } from './account-use-cases.ts';
import { accountView } from './account-view.ts';
import { organisationPartition } from './organisation-document.ts';

type Deps = Pick<AccountDeps, 'store' | 'enterOrganisation'>;

const shown = 50;

/** Cosmos DB: 1 query, or 1 search. */
export function listAccountsWith({ store, enterOrganisation }: Deps): UseCase<typeof contract.listAccounts> {
  return async ({ caller }, { query }) => {
    const entered = await enterOrganisation(caller, 'accounts.read');
    if (!entered.ok) return entered;
    const { organisation, actor } = entered.value;
    const people = peopleOf(organisation, query.which);
    if (people?.length === 0) return done({ items: [], cursor: null });
    const where: Filter | null = people === null ? null : { field: 'person', in: people };
    const wanted = { type: accountType, limit: shown, ...(where === null ? {} : { where }) };
    const partition = organisationPartition(caller.tenant);
    const words = searchWords(query.text);
    if (words.length > 0) {
      const found = await store.search(partition, { ...wanted, words });
      const accounts = found.map(accountOf).sort((a, b) => a.name.localeCompare(b.name));
      return done({ items: accounts.map((account) => accountView(account, organisation, actor)), cursor: null });
    }
    const { cursor } = query;
    try {
      const page = await store.query(partition, {
        ...wanted,
        order: [['sortName', 'asc']],
        ...(cursor === undefined ? {} : { cursor }),
      });
      const items = page.items.map((item) => accountView(accountOf(item), organisation, actor));
      return done({ items, cursor: page.cursor });
    } catch (error) {
      return refuseCursor(error, query.cursor);
    }
  };
}

/** Null is everybody. */
function peopleOf({ administrators, limited }: Organisation, which: string): readonly string[] | null {
  if (which === 'administrators') return administrators;
  return which === 'limited' ? limited.map(({ person }) => person) : null;
}
