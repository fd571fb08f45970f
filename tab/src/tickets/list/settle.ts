import type { TicketRow } from '#shared/tickets/shown.ts';
import type { ListedRow } from '../ticket-pages.ts';

export interface Settled {
  readonly rows: readonly ListedRow[];
  /** How many new ones wait above, so that nothing moves under the reader's eyes. */
  readonly waiting: number;
}

/**
 * Brings a list up to date without a jump: while the reader is somewhere down the list, known rows change in place, rows
 * after the last are appended, and new ones wait.
 * @param shown what the reader sees
 * @param latest what the service says now
 */
export function settle(shown: readonly ListedRow[], latest: readonly ListedRow[], scrolled: boolean): Settled {
  const known = new Set(shown.map(({ id }) => id));
  const end = latest.findLastIndex(({ id }) => known.has(id));
  if (!scrolled || end === -1) return { rows: latest, waiting: 0 };
  const fresh = new Map(latest.map((row) => [row.id, row]));
  const kept = shown.flatMap(({ id }) => fresh.get(id) ?? []);
  const after = latest.slice(end + 1);
  const waiting = latest.slice(0, end).filter(({ id }) => !known.has(id)).length;
  return { rows: [...kept, ...after], waiting };
}

export function versionOf({ id, version }: Pick<TicketRow, 'id' | 'version'>): string {
  return `${id} ${version}`;
}

/**
 * The tickets that somebody changed since they were shown: known ones of another version.
 * @param own the versions that the reader made
 */
export function changedSince(
  shown: readonly TicketRow[],
  latest: readonly TicketRow[],
  own: ReadonlySet<string>,
): ReadonlySet<string> {
  const versions = new Map(shown.map(({ id, version }) => [id, version]));
  const changed = latest.filter((row) => (versions.get(row.id) ?? row.version) !== row.version);
  return new Set(changed.filter((row) => !own.has(versionOf(row))).map(({ id }) => id));
}
