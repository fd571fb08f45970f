import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useState } from 'react';
import { TicketRow } from '#shared/tickets/shown.ts';
import type { ListedRow } from '../ticket-pages.ts';
import { changedSince, settle, versionOf } from './settle.ts';

const nobody: ReadonlySet<string> = new Set();

interface Shown {
  readonly listing: string;
  readonly latest: readonly ListedRow[];
  readonly rows: readonly ListedRow[];
  readonly waiting: number;
  readonly changed: ReadonlySet<string>;
}

export interface SettledRows extends Pick<Shown, 'rows' | 'waiting' | 'changed' | 'listing'> {
  /** Lets those in that wait. */
  readonly showNew: () => void;
}

interface Latest {
  readonly rows: readonly ListedRow[];
  /** These are still the rows of the list before. */
  readonly stale: boolean;
}

/**
 * The rows as the reader sees them, brought up to date without a jump.
 * @param wanted names the list: another one begins anew, once its own rows are there
 * @param scrolled whether the reader has left the top
 * @returns the rows, and which list they are of
 */
export function useSettledRows(
  { rows: latest, stale }: Latest,
  wanted: string,
  scrolled: RefObject<boolean>,
): SettledRows {
  const queries = useQueryClient();
  const [shown, setShown] = useState<Shown>({ listing: wanted, latest, rows: latest, waiting: 0, changed: nobody });
  const listing = stale ? shown.listing : wanted;
  let now = shown;
  if (shown.listing !== listing) now = { listing, latest, rows: latest, waiting: 0, changed: nobody };
  else if (shown.latest !== latest) {
    const changed = queries.isMutating() > 0 ? nobody : changedSince(shown.rows, latest, ownChanges(queries));
    now = { listing, latest, changed, ...settle(shown.rows, latest, scrolled.current) };
  }
  if (now !== shown) setShown(now);
  const showNew = useCallback(
    () => setShown((before) => ({ ...before, rows: before.latest, waiting: 0, changed: nobody })),
    [],
  );
  return { rows: now.rows, waiting: now.waiting, changed: now.changed, listing: now.listing, showNew };
}

const Saved = TicketRow.pick({ id: true, version: true });

/** What one does oneself is no news: the versions that came back with one's own changes. */
function ownChanges(queries: QueryClient): ReadonlySet<string> {
  const saved = queries.getMutationCache().getAll();
  return new Set(
    saved.flatMap(({ state }) => {
      const ticket = Saved.safeParse(state.data);
      return ticket.success ? [versionOf(ticket.data)] : [];
    }),
  );
}
