import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, TicketId } from '../kernel/ids.ts';
import { refusalCodes } from '../kernel/outcome.ts';
import { changeTicket, createTicket } from './contract.ts';

/** How many tickets one call may create and change. */
export const mostAtOnce = 100;

const Item = z
  .strictObject({
    create: createTicket.body.optional(),
    change: changeTicket.body.extend({ ticketId: TicketId }).optional(),
  })
  .refine(({ create, change }) => (create === undefined) !== (change === undefined), {
    message: 'Either create or change',
  });
export type BulkItem = z.infer<typeof Item>;

const Result = z
  .object({
    /** As it is after this item; null where the item was refused. */
    ticket: z.object({ id: TicketId, key: z.string(), version: z.string() }).nullable(),
    refusal: z.object({ code: z.enum(refusalCodes), fields: z.array(z.string()) }).nullable(),
  })
  .meta({ id: 'BulkResult' });
export type BulkResult = z.infer<typeof Result>;

export const writeTickets = endpoint({
  id: 'writeTickets',
  method: 'POST',
  path: '/api/v1/desks/:deskId/tickets/bulk',
  tag: 'Tickets',
  summary:
    'Create and change up to 100 tickets, one after the other; each item has its own result, and those refused stop no other',
  params: z.strictObject({ deskId: DeskId }),
  body: z.strictObject({ items: z.array(Item).min(1).max(mostAtOnce) }),
  /** In the order of the items. */
  reply: z.object({ results: z.array(Result) }),
  refusals: ['desk.not-found', 'desk.read-only', 'request.too-large', 'signin.missing'],
  idempotent: true,
  counted: 'items',
});

export const bulkEndpoints = [writeTickets] as const;
