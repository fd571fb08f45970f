import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';
import { DeskId } from '#shared/kernel/ids.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import { ticketDocument, ticketOf } from './ticket-document.ts';

/**
 * What stays of a ticket on the desk that it left, under its id: where it went, by its old number. Until it has arrived it is all
 * of the ticket, from which what was broken off is taken up; then nothing that anybody wrote.
 */
export interface MovedTicket {
  readonly ticket: Ticket;
  readonly to: DeskId;
  readonly arrived: boolean;
}

const Shape = z.object({ data: z.object({ to: DeskId, arrived: z.boolean() }) });

export function movedDocument({ ticket, to, arrived }: MovedTicket): Document {
  const { search, data, ...document } = ticketDocument(arrived ? withoutWords(ticket) : ticket);
  return { ...document, type: 'movedTicket', data: { ...Object(data), to, arrived } };
}

export function movedOf(document: Stored): MovedTicket {
  return { ticket: ticketOf(document), ...Shape.parse(document).data };
}

function withoutWords(ticket: Ticket): Ticket {
  return { ...ticket, title: '', description: '', tags: [], fields: {}, fieldWords: '', links: [] };
}
