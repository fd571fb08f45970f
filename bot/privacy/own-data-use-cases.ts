import { accountId, accountOf } from '#bot/accounts/account-document.ts';
import { type AccountDeps, enterAccount } from '#bot/accounts/account-use-cases.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import type { Files } from '#bot/files/port.ts';
import { readPreferences } from '#bot/members/preferences-document.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type { Download } from '#shared/kernel/bytes.ts';
import { done } from '#shared/kernel/outcome.ts';
import type * as contract from '#shared/privacy/contract.ts';
import { DataCategory } from '#shared/privacy/erasure.ts';
import type { Language } from '#shared/words/language.ts';
import { readOwnData } from './own-data.ts';
import { packOwnData } from './pack-own-data.ts';
import { recordsNaming } from './records-naming.ts';
import { zipOf } from './zip.ts';

interface Deps extends Pick<AccountDeps, 'store' | 'now' | 'audit' | 'enterOrganisation'> {
  readonly files: Files;
}

export function readMyDataWith({ store }: Pick<Deps, 'store'>): UseCase<typeof contract.readMyData> {
  return async ({ caller: { tenant, person, name } }) => {
    const [own, preferences, account] = await Promise.all([
      readOwnData(store, tenant, person),
      readPreferences(store, tenant, person),
      store.get(organisationPartition(tenant), accountId(person)),
    ]);
    const known = account === null ? { name, email: null } : accountOf(account);
    const counts = Object.fromEntries(
      DataCategory.options.map((category) => [category, own.records[category].length]),
    ) as Record<DataCategory, number>;
    const { language, notifyBy } = preferences;
    return done({ name: known.name, email: known.email, language, notifyBy, counts });
  };
}

export function exportMyDataWith(deps: Deps): UseCase<typeof contract.exportMyData> {
  return async ({ caller: { tenant, person } }, { query }) => done(await copyOf(deps, tenant, person, query.language));
}

export function exportAccountWith(deps: Deps): UseCase<typeof contract.exportAccount> {
  return async ({ caller }, { params, query }) => {
    const found = await enterAccount(deps, caller, 'account.export', params.personId);
    if (!found.ok) return found;
    const { tenant, person: by } = caller;
    await deps.audit.add(tenant, { act: 'account.read', by, subject: params.personId, detail: '' });
    return done(await copyOf(deps, tenant, params.personId, query.language));
  };
}

async function copyOf(
  { store, files, now }: { readonly store: Store; readonly files: Files; readonly now: () => Date },
  tenant: string,
  person: string,
  asked: Language | undefined,
): Promise<Download> {
  const [own, named] = await Promise.all([readOwnData(store, tenant, person), recordsNaming(store, tenant, person)]);
  const language = asked ?? (await readPreferences(store, tenant, person)).language ?? 'en';
  const at = now().toISOString();
  const bytes = zipOf(packOwnData(own, named, files, { tenant, person, language, at }));
  return { name: `docket-${at.slice(0, 10)}.zip`, type: 'application/zip', size: null, bytes };
}
