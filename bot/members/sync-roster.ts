import { deskDocument, deskDocumentId, deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import { type Store, StoreError } from '#bot/store/port.ts';
import { compareRoster } from '#shared/members/member.ts';
import type { Directory } from './directory.ts';
import type { Roster } from './roster.ts';

interface Deps {
  readonly store: Store;
  readonly roster: Roster;
  readonly directory: Directory;
  readonly now: () => Date;
}
export type SyncRoster = (tenant: string, deskId: string) => Promise<void>;

/** How old a roster may be before opening the tab reads it anew. */
export const rosterMinutes = 15;

/**
 * Makes a desk's roster what Teams says now. Applying it twice changes nothing; where Teams cannot be asked, what is known
 * stays. Several who ask at once share one reading.
 */
export function syncRosterWith({ store, roster, directory, now }: Deps): SyncRoster {
  const running = new Map<string, Promise<void>>();

  async function sync(tenant: string, deskId: string): Promise<void> {
    const partition = deskPartition(tenant, deskId);
    const document = await store.get(partition, deskDocumentId);
    if (document === null) return;
    const desk = deskOf(document);
    const read = await directory.members(tenant, desk.team, desk.channel);
    if (read === null) return;
    const { put } = compareRoster(await roster.all(partition), read);
    await roster.put(partition, put);
    try {
      const fresh = deskDocument({ ...desk, rosterReadAt: now().toISOString() });
      await store.write(partition, [{ replace: fresh, etag: document.etag }]);
    } catch (error) {
      // Somebody changed the settings meanwhile: theirs stay, and the roster is only thought older than it is.
      if (!(error instanceof StoreError) || error.kind !== 'stale') throw error;
    }
  }

  return (tenant, deskId) => {
    const key = `${tenant}/${deskId}`;
    const started = running.get(key) ?? sync(tenant, deskId).finally(() => running.delete(key));
    running.set(key, started);
    return started;
  };
}

export function isRosterOld(rosterReadAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(rosterReadAt) > rosterMinutes * 60_000;
}
