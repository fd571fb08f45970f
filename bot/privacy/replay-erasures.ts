import { accountOf, accountType } from '#bot/accounts/account-document.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import type { Organisations } from '#bot/accounts/organisations.ts';
import { isOvertaken } from '#bot/store/overtaken.ts';
import type { Store } from '#bot/store/port.ts';
import { withoutPerson } from '#shared/accounts/organisation.ts';
import { askErasure } from './ask-erasure.ts';
import { digestOf } from './erased.ts';
import type { ErasureLog, Logged } from './erasure-log.ts';
import { each } from './holdings.ts';

interface Deps {
  readonly store: Store;
  readonly organisations: Organisations;
  readonly erasureLog: ErasureLog;
  readonly now: () => Date;
}

/**
 * Asks anew for every erasure that the log has and the store knows nothing of, for it was restored from before; under the same
 * pseudonym, by the names that the store brought back. Done before anybody is let in. Cosmos DB: 1 point read for each
 * organisation with erasures where nothing was restored.
 */
export function replayErasuresWith({ store, organisations, erasureLog, now }: Deps): () => Promise<void> {
  async function replay({ tenant, id, digest, pseudonym }: Logged): Promise<void> {
    if ((await organisations.known(tenant)).erased.includes(digest)) return;
    for await (const account of each(store, organisationPartition(tenant), accountType, accountOf)) {
      if (digestOf(tenant, account.person) !== digest) continue;
      const asked = { logged: { id, pseudonym }, by: '', reason: '', alsoKnownAs: [], at: now().toISOString() };
      try {
        await askErasure(store, tenant, account, asked);
      } catch (error) {
        // The backup is from while it was under way, and will go on with it.
        if (!isOvertaken(error)) throw error;
      }
      return;
    }
    const facts = { act: 'erasure.begun', by: '', subject: null, detail: pseudonym.label } as const;
    await organisations.change(tenant, facts, (before) => withoutPerson(before, '', digest));
  }

  return async () => {
    for await (const logged of erasureLog.entries()) await replay(logged);
  };
}
