import { setTimeout as wait } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Audit } from '#bot/audit/audit.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Operation, Store } from '#bot/store/port.ts';
import { type Organisation, untouchedOrganisation } from '#shared/accounts/organisation.ts';
import type { AuditFacts } from '#shared/audit/entry.ts';
import {
  organisationDocument,
  organisationId,
  organisationOf,
  organisationPartition,
} from './organisation-document.ts';

/** What organisations settled, for every request to go by. */
export interface Organisations {
  /** Without asking the store more than twice a second. Cosmos DB: 1 point read then, 1 RU. */
  known(tenant: string): Promise<Organisation>;
  /**
   * Writes what `decide` makes of what is stored now, and in the same commit the audit entry that tells of it; null leaves
   * everything as it is. Resolves when no instance of the service goes by what was before: each forgets what it knows within
   * half a second, and this waits as long. Cosmos DB: 2 point reads and 1 write.
   */
  change(tenant: string, act: AuditFacts, decide: (before: Organisation) => Organisation | null): Promise<void>;
}

const knownMs = 500;
const attempts = 20;

export function openOrganisations(store: Store, audit: Audit): Organisations {
  const known = new LRUCache<string, Organisation>({ max: 20_000, ttl: knownMs });

  async function read(tenant: string) {
    // Counted from before the read, so that what is remembered is never older than it says.
    const start = performance.now();
    const document = await store.get(organisationPartition(tenant), organisationId);
    const organisation = document === null ? untouchedOrganisation : organisationOf(document);
    known.set(tenant, organisation, { start });
    return { organisation, etag: document?.etag ?? null };
  }

  async function write(...[tenant, act, decide]: Parameters<Organisations['change']>): Promise<boolean> {
    return retryOvertaken(async () => {
      const { organisation, etag } = await read(tenant);
      const after = decide(organisation);
      if (after === null) return false;
      const document = organisationDocument(after);
      const settled: Operation = etag === null ? { create: document } : { replace: document, etag };
      await store.write(organisationPartition(tenant), [settled, ...(await audit.adding(tenant, act))]);
      return true;
    }, attempts);
  }

  return {
    async known(tenant) {
      return known.get(tenant) ?? (await read(tenant)).organisation;
    },
    async change(tenant, act, decide) {
      if (!(await write(tenant, act, decide))) return;
      known.delete(tenant);
      await wait(knownMs);
    },
  };
}
