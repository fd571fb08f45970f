import { type Filter, type Store, StoreError } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/accounts/contract.ts';
import type { AccountView } from '#shared/accounts/contract.ts';
import { appoint, dismiss, type Organisation } from '#shared/accounts/organisation.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import { searchWords } from '#shared/kernel/text.ts';
import { type Account, accountId, accountOf, accountType } from './account-document.ts';
import type { EnterOrganisation } from './enter-organisation.ts';
import { organisationPartition } from './organisation-document.ts';
import type { Organisations } from './organisations.ts';

interface Deps {
  readonly store: Store;
  readonly organisations: Organisations;
  readonly enterOrganisation: EnterOrganisation;
}

type Change = typeof contract.appointAdministrator | typeof contract.dismissAdministrator;

const shown = 50;

/** Cosmos DB: 1 query, or 1 search. */
export function listAccountsWith({ store, enterOrganisation }: Deps): UseCase<typeof contract.listAccounts> {
  return async ({ caller }, { query }) => {
    const entered = await enterOrganisation(caller, 'accounts.read');
    if (!entered.ok) return entered;
    const { organisation } = entered.value;
    const { administrators } = organisation;
    if (query.administrators === 'true' && administrators.length === 0) return done({ items: [], cursor: null });
    const only: Filter | null = query.administrators === 'true' ? { field: 'person', in: administrators } : null;
    const wanted = { type: accountType, limit: shown, ...(only === null ? {} : { where: only }) };
    const partition = organisationPartition(caller.tenant);
    const words = searchWords(query.text);
    if (words.length > 0) {
      const found = await store.search(partition, { ...wanted, words });
      const items = found.map(accountOf).sort((a, b) => a.name.localeCompare(b.name));
      return done({ items: items.map((account) => accountView(account, organisation)), cursor: null });
    }
    const { cursor } = query;
    try {
      const order = [['sortName', 'asc']] satisfies [[string, 'asc']];
      const page = await store.query(partition, { ...wanted, order, ...(cursor === undefined ? {} : { cursor }) });
      return done({
        items: page.items.map((item) => accountView(accountOf(item), organisation)),
        cursor: page.cursor,
      });
    } catch (error) {
      if (error instanceof StoreError && error.kind === 'invalid')
        return refuse('invalid', 'cursor.invalid', { fields: ['cursor'] });
      throw error;
    }
  };
}

export function appointAdministratorWith(deps: Deps): UseCase<typeof contract.appointAdministrator> {
  return changeAdministratorsWith(deps, appoint);
}

export function dismissAdministratorWith(deps: Deps): UseCase<typeof contract.dismissAdministrator> {
  return changeAdministratorsWith(deps, dismiss);
}

function changeAdministratorsWith(
  { store, organisations, enterOrganisation }: Deps,
  decide: (organisation: Organisation, person: string) => Organisation | null,
): UseCase<Change> {
  return async ({ caller }, { params }) => {
    const entered = await enterOrganisation(caller, 'administrators.change');
    if (!entered.ok) return entered;
    const document = await store.get(organisationPartition(caller.tenant), accountId(params.personId));
    if (document === null) return refuse('missing', 'account.not-found');
    await organisations.change(caller.tenant, (before) => {
      const organisation = decide(before, params.personId);
      return organisation === null ? null : { organisation, operations: [] };
    });
    return done(accountView(accountOf(document), await organisations.known(caller.tenant)));
  };
}

function accountView({ person, name, email }: Account, { administrators }: Organisation): AccountView {
  return { id: person, name, email, administrator: administrators.includes(person) };
}
