import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, TicketId } from '../kernel/ids.ts';
import { TicketView } from './shown.ts';
import { LinkKind } from './ticket.ts';

const onTicket = z.strictObject({ deskId: DeskId, ticketId: TicketId });

export const addLink = endpoint({
  id: 'addLink',
  method: 'POST',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/links',
  tag: 'Tickets',
  summary: 'Relate a ticket to another of its desk; told in the history of both',
  params: onTicket,
  body: z.strictObject({ kind: LinkKind, ticket: TicketId }),
  reply: TicketView,
  refusals: [
    'desk.not-found',
    'desk.read-only',
    'ticket.not-found',
    'ticket.forbidden',
    'link.exists',
    'link.impossible',
    'link.too-many',
    'signin.missing',
  ],
});

export const removeLink = endpoint({
  id: 'removeLink',
  method: 'DELETE',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/links/:otherId',
  tag: 'Tickets',
  summary: 'Take a relation between two tickets away',
  params: z.strictObject({ deskId: DeskId, ticketId: TicketId, otherId: TicketId }),
  reply: TicketView,
  refusals: [
    'desk.not-found',
    'desk.read-only',
    'ticket.not-found',
    'ticket.forbidden',
    'link.not-found',
    'signin.missing',
  ],
});

export const mergeTicket = endpoint({
  id: 'mergeTicket',
  method: 'POST',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/merge',
  tag: 'Tickets',
  summary: 'Close a ticket as the duplicate of another, which its requester and watchers then watch',
  params: onTicket,
  body: z.strictObject({ into: TicketId }),
  reply: TicketView,
  refusals: [
    'ticket.held',
    'desk.not-found',
    'desk.read-only',
    'ticket.not-found',
    'ticket.forbidden',
    'link.impossible',
    'link.too-many',
    'signin.missing',
  ],
});

export const linkEndpoints = [addLink, removeLink, mergeTicket] as const;
