import { setTimeout as wait } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { type Operation, type Store, StoreError } from '#bot/store/port.ts';
import { type Organisation, untouchedOrganisation } from '#shared/accounts/organisation.ts';
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
   * Writes what `decide` makes of what is stored now, with its further operations in the same commit; null leaves it as it is.
   * Resolves when no instance of the service goes by what was before: each forgets what it knows within half a second, and
   * this waits as long.
   */
  change(tenant: string, decide: (before: Organisation) => OrganisationChange | null): Promise<void>;
}

export interface OrganisationChange {
  readonly organisation: Organisation;
  /** Others of the organisation's partition. */
  readonly operations: readonly Operation[];
}

const knownMs = 500;
const attempts = 5;

export function openOrganisations(store: Store): Organisations {
  const known = new LRUCache<string, Organisation>({ max: 20_000, ttl: knownMs });

  async function read(tenant: string) {
    // Counted from before the read, so that what is remembered is never older than it says.
    const start = performance.now();
    const document = await store.get(organisationPartition(tenant), organisationId);
    const organisation = document === null ? untouchedOrganisation : organisationOf(document);
    known.set(tenant, organisation, { start });
    return { organisation, etag: document?.etag ?? null };
  }

  async function write(tenant: string, decide: (before: Organisation) => OrganisationChange | null): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      const { organisation, etag } = await read(tenant);
      const change = decide(organisation);
      if (change === null) return false;
      const document = organisationDocument(change.organisation);
      const settled: Operation = etag === null ? { create: document } : { replace: document, etag };
      try {
        await store.write(organisationPartition(tenant), [settled, ...change.operations]);
        return true;
      } catch (error) {
        const overtaken = error instanceof StoreError && (error.kind === 'stale' || error.kind === 'exists');
        if (!overtaken || attempt === attempts) throw error;
      }
    }
  }

  return {
    async known(tenant) {
      return known.get(tenant) ?? (await read(tenant)).organisation;
    },
    async change(tenant, decide) {
      if (!(await write(tenant, decide))) return;
      known.delete(tenant);
      await wait(knownMs);
    },
  };
}
