import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, TicketId } from '../kernel/ids.ts';
import { PersonView } from '../members/member.ts';
import { FieldValue } from './entry.ts';
import { TicketView } from './shown.ts';

const onTicket = z.strictObject({ deskId: DeskId, ticketId: TicketId });

export const previewMove = endpoint({
  id: 'previewMove',
  method: 'GET',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/move',
  tag: 'Tickets',
  summary: 'What would become of a ticket on another desk',
  params: onTicket,
  query: z.strictObject({ to: DeskId }),
  reply: z.object({
    /** What does not fit, in the terms of the other desk, and by name where it has none. */
    changes: z.array(z.object({ field: z.string(), from: FieldValue, to: FieldValue })),
    /** Everyone whom the changes name by id. */
    people: z.array(PersonView),
    /** Those who see it because of their part in it, and would not there. */
    unseen: z.array(PersonView),
    /** Relations, which end: they are between tickets of one desk. */
    links: z.int(),
    /** Checklists on it, which stay where they are. */
    runs: z.int(),
  }),
  refusals: ['desk.not-found', 'ticket.not-found', 'ticket.forbidden', 'signin.missing'],
});

export const moveTicket = endpoint({
  id: 'moveTicket',
  method: 'POST',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/move',
  tag: 'Tickets',
  summary: 'Hand a ticket to another desk, with its history, comments and files; it takes a number of that desk',
  params: onTicket,
  body: z.strictObject({ to: DeskId }),
  reply: z.object({
    /** By which the other desk knows it. */
    key: z.string(),
    /** As it is there; null where who moved it may not see it there. */
    ticket: TicketView.nullable(),
  }),
  refusals: [
    'desk.not-found',
    'desk.read-only',
    'ticket.not-found',
    'ticket.forbidden',
    'ticket.held',
    'signin.missing',
  ],
});

export const moveEndpoints = [previewMove, moveTicket] as const;
