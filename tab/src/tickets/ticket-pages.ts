import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { GroupBy } from '#shared/tickets/grouping.ts';
import type { ListSort, TicketFilter } from '#shared/tickets/list-contract.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { matches } from './matching.ts';

/** A ticket of a list; one under several headings stands there several times. */
export interface ListedRow extends TicketRow {
  /** The heading that it stands under, where the list has such. */
  readonly under?: string;
}

export interface TicketPage {
  readonly items: ListedRow[];
  readonly cursor: string | null;
  /** Of a search: there may be matches that it does not give. */
  readonly more?: boolean;
}
export type TicketPages = InfiniteData<TicketPage, string | null>;

/** Which tickets a list holds, the third part of its query's key. */
export interface Listing {
  readonly filter: TicketFilter;
  readonly sort: ListSort;
  readonly direction: 'asc' | 'desc';
  /** Searched for; empty for a plain list. */
  readonly text: string;
  /** What stands under headings, and which of them are unfolded; null for a plain list. */
  readonly grouped: { readonly by: GroupBy; readonly groups: readonly string[]; readonly today: string } | null;
}

/** Names a row of a list. */
export function lineOf({ id, under }: Pick<ListedRow, 'id' | 'under'>): string {
  return under === undefined ? id : `${under} ${id}`;
}

export function ticketsKey(deskId: string, listing: Listing): QueryKey {
  return ['tickets', deskId, listing];
}

export type Snapshot = readonly (readonly [QueryKey, TicketPages | undefined])[];

/**
 * Shows a changed ticket in every list of its desk: in place where it still belongs, at the top of those it moved to.
 * @returns what the lists held before, to be given back if the change is refused
 */
export function placeRow(queries: QueryClient, row: TicketRow, me: string): Snapshot {
  const before = queries.getQueriesData<TicketPages>({ queryKey: ['tickets', row.deskId] });
  for (const [key, pages] of before) {
    if (pages === undefined) continue;
    queries.setQueryData(key, placed(pages, row, isListing(key[2]) ? key[2] : null, me));
  }
  return before;
}

export function restore(queries: QueryClient, before: Snapshot): void {
  for (const [key, pages] of before) queries.setQueryData(key, pages);
}

function placed(pages: TicketPages, row: TicketRow, listing: Listing | null, me: string): TicketPages {
  const held = pages.pages.some(({ items }) => items.some(({ id }) => id === row.id));
  const belongs = listing === null || matches(listing.filter, row, me);
  if (!held) return belongs && isColumn(listing) ? onTop(pages, row) : pages;
  const swap = (other: ListedRow) => {
    if (other.id !== row.id) return other;
    return other.under === undefined ? row : { ...row, under: other.under };
  };
  return mapItems(pages, (items) => (belongs ? items.map(swap) : items.filter(({ id }) => id !== row.id)));
}

/** A list is in an order that only the service knows; a column of the board takes what is dropped on it. */
function isColumn(listing: Listing | null): boolean {
  return listing?.filter.status?.length === 1 && listing.text === '';
}

function onTop(pages: TicketPages, row: TicketRow): TicketPages {
  const [first, ...rest] = pages.pages;
  if (first === undefined) return pages;
  return { ...pages, pages: [{ ...first, items: [row, ...first.items] }, ...rest] };
}

function mapItems(pages: TicketPages, map: (items: ListedRow[]) => ListedRow[]): TicketPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: map(page.items) })) };
}

function isListing(part: unknown): part is Listing {
  return typeof part === 'object' && part !== null && 'filter' in part && 'text' in part;
}
