import { deskDocumentId, deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Store } from '#bot/store/port.ts';
import { compareRoster } from '#shared/members/member.ts';
import type { Directory } from './directory.ts';
import { readReading } from './reading.ts';
import type { Roster } from './roster.ts';

interface Deps {
  readonly store: Store;
  readonly roster: Roster;
  readonly directory: Directory;
  readonly now: () => Date;
}
export type SyncRoster = (tenant: string, deskId: string) => Promise<void>;

interface Run {
  readonly current: Promise<void>;
  /** Whoever asks while one runs waits for the next, which all of them share. */
  next: Promise<void> | null;
}

/** How old a roster may be before opening the tab reads it anew. */
const rosterMinutes = 15;

/**
 * Makes a desk's roster what Teams says now. Applying it twice changes nothing; where Teams cannot be asked, what is known
 * stays. What Teams tells while a reading is under way may not be in it, so a new one follows; of two instances that read at
 * once, the one that writes second reads again.
 */
export function syncRosterWith({ store, roster, directory, now }: Deps): SyncRoster {
  const running = new Map<string, Run>();

  async function sync(tenant: string, deskId: string): Promise<void> {
    const partition = deskPartition(tenant, deskId);
    await retryOvertaken(async () => {
      const [document, before] = await Promise.all([
        store.get(partition, deskDocumentId),
        readReading(store, partition),
      ]);
      if (document === null) return;
      const { team, channel } = deskOf(document);
      const read = await directory.members(tenant, team, channel);
      if (read === null) return;
      const { put } = compareRoster(await roster.all(partition), read);
      await roster.put(partition, put, { at: now().toISOString(), before });
    });
  }

  function start(tenant: string, deskId: string): Promise<void> {
    const key = `${tenant}/${deskId}`;
    const run: Run = {
      next: null,
      current: sync(tenant, deskId).finally(() => {
        if (run.next === null) running.delete(key);
      }),
    };
    running.set(key, run);
    return run.current;
  }

  return (tenant, deskId) => {
    const run = running.get(`${tenant}/${deskId}`);
    if (run === undefined) return start(tenant, deskId);
    const again = () => start(tenant, deskId);
    run.next ??= run.current.then(again, again);
    return run.next;
  };
}

/** @param readAt ISO instant; null for a roster that was never read */
export function isRosterOld(readAt: string | null, now: Date): boolean {
  return readAt === null || now.getTime() - Date.parse(readAt) > rosterMinutes * 60_000;
}
