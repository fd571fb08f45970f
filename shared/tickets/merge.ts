import type { Clash } from '../kernel/outcome.ts';
import type { TicketChanges } from './contract.ts';
import { isSameValue, valueIn, wantedFields } from './decide.ts';
import { changesOf, type Entry } from './entry.ts';
import type { Ticket } from './ticket.ts';

/**
 * The wanted fields that somebody else set to another value after the reader last looked. Fields nobody touched merge.
 * @param since the entries after the version that the reader saw, oldest first
 */
export function findClashes(
  ticket: Ticket,
  wanted: TicketChanges,
  since: readonly Entry[],
  reader: string,
): readonly Clash[] {
  return wantedFields(wanted).flatMap(([field, yours]) => {
    const theirs = valueIn(ticket, field);
    if (isSameValue(theirs, yours)) return [];
    const last = since.findLast((entry) => changesOf(entry).some((change) => change.field === field));
    if (last === undefined || last.by === reader) return [];
    return [{ field, yours, theirs, by: last.by, at: last.at }];
  });
}
