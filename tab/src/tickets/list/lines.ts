import type { ReplyOf } from '#shared/kernel/endpoint.ts';
import type { groupTickets } from '#shared/tickets/group-contract.ts';
import { type ListedRow, lineOf } from '../ticket-pages.ts';

export type Group = ReplyOf<typeof groupTickets>['items'][number];

/** What stands in a list: a ticket, or the heading of those that follow. */
export type Line =
  | { readonly kind: 'ticket'; readonly id: string; readonly row: ListedRow }
  | { readonly kind: 'heading'; readonly id: string; readonly group: Group; readonly folded: boolean };

/**
 * The lines of a list. While more tickets are to come, it ends with the last one read, so that none slips in before a heading
 * that is already seen.
 * @param groups null for a list without headings
 */
export function linesOf(
  rows: readonly ListedRow[],
  groups: readonly Group[] | null,
  { folded, more }: { readonly folded: readonly string[]; readonly more: boolean },
): readonly Line[] {
  const ticket = (row: ListedRow): Line => ({ kind: 'ticket', id: lineOf(row), row });
  if (groups === null) return rows.map(ticket);
  const under = Map.groupBy(rows, (row) => row.under ?? '');
  const last = groups.findLastIndex(({ key }) => under.has(key));
  const shown = more ? groups.slice(0, last + 1) : groups;
  return shown.flatMap((group): readonly Line[] => {
    const isFolded = folded.includes(group.key);
    const heading: Line = { kind: 'heading', id: `heading ${group.key}`, group, folded: isFolded };
    return isFolded ? [heading] : [heading, ...(under.get(group.key) ?? []).map(ticket)];
  });
}

/** The heading of the first line in sight, which stays in sight; -1 where there is none. */
export function headingOf(lines: readonly Line[], first: number): number {
  for (let index = first; index >= 0; index -= 1) if (lines[index]?.kind === 'heading') return index;
  return -1;
}

/** The indexes of the lines that are drawn, with that heading. */
export function withHeading(indexes: number[], heading: number): number[] {
  return heading === -1 || indexes.includes(heading) ? indexes : [heading, ...indexes];
}
