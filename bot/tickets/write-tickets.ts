import type { EnterDesk } from '#bot/desks/enter-desk.ts';
import type { Call, UseCase } from '#bot/use-case.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { done, type Outcome } from '#shared/kernel/outcome.ts';
import type { BulkItem, BulkResult, writeTickets } from '#shared/tickets/bulk-contract.ts';
import type { changeTicket, createTicket } from '#shared/tickets/contract.ts';
import type { TicketView } from '#shared/tickets/shown.ts';

interface Deps {
  readonly enterDesk: EnterDesk;
  readonly createTicket: UseCase<typeof createTicket>;
  readonly changeTicket: UseCase<typeof changeTicket>;
}

/**
 * Each item as if it had come alone, under a key of its own: after a call that broke off, the same call does only what is
 * still to be done. One after the other, so that numbers follow the items and a ticket may be changed twice.
 */
export function writeTicketsWith(deps: Deps): UseCase<typeof writeTickets> {
  return async (call, { params, body }) => {
    const entered = await deps.enterDesk(call.caller, params.deskId);
    if (!entered.ok) return entered;
    const results: BulkResult[] = [];
    for (const [place, item] of body.items.entries())
      results.push(resultOf(await write(deps, { ...call, idempotencyKey: keyOf(call, place) }, params.deskId, item)));
    return done({ results });
  };
}

/** With a space, which no key that somebody sent has. */
function keyOf({ idempotencyKey }: Call, place: number): string | null {
  return idempotencyKey === null ? null : `${idempotencyKey} ${place}`;
}

function write(deps: Deps, call: Call, deskId: DeskId, item: BulkItem): Promise<Outcome<TicketView>> {
  if (item.create !== undefined) return deps.createTicket(call, { params: { deskId }, query: {}, body: item.create });
  if (item.change === undefined) throw new Error('an item came past its schema');
  const { ticketId, ...body } = item.change;
  return deps.changeTicket(call, { params: { deskId, ticketId }, query: {}, body });
}

function resultOf(outcome: Outcome<TicketView>): BulkResult {
  if (!outcome.ok) {
    const { code, fields = [] } = outcome.refusal;
    return { ticket: null, refusal: { code, fields: [...fields] } };
  }
  const { id, key, version } = outcome.value;
  return { ticket: { id, key, version }, refusal: null };
}
