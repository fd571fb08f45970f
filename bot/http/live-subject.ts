import { runOf } from '#bot/checklists/run-document.ts';
import type { Entrance } from '#bot/desks/enter-desk.ts';
import type { Stored } from '#bot/store/port.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import type { Run } from '#shared/checklists/run.ts';
import type { LiveEvent, LiveRunEvent } from '#shared/members/contract.ts';
import { mayOnDesk, mayOnTicket } from '#shared/members/policy.ts';
import { type Ticket, touchingOf } from '#shared/tickets/ticket.ts';

/** What an event of the live stream is about, as it is now. */
export type Subject = { readonly ticket: Ticket } | { readonly run: Run };

/** A ticket that was withdrawn, or moved to another desk, is news too: it leaves the lists. */
export function liveSubjectOf(document: Stored | null): Subject | null {
  switch (document?.type) {
    case 'run':
      return { run: runOf(document) };
    case 'ticket':
    case 'withdrawnTicket':
    case 'movedTicket':
      return { ticket: ticketOf(document) };
    default:
      return null;
  }
}

/** Whoever may not read an internal note is not to learn that there is one. */
export function mayHear({ actor }: Entrance, subject: Subject, step: { readonly internal: boolean }): boolean {
  if ('run' in subject) return mayOnDesk(actor, 'run.read');
  const facts = touchingOf(subject.ticket);
  return mayOnTicket(actor, 'ticket.read', facts) && (!step.internal || mayOnTicket(actor, 'comment.internal', facts));
}

export function eventOf(subject: Subject): string {
  if ('run' in subject) {
    const { desk, id, revision } = subject.run;
    const event: LiveRunEvent = { deskId: desk, runId: id, version: String(revision) };
    return `event: run\ndata: ${JSON.stringify(event)}\n\n`;
  }
  const { desk, id, revision } = subject.ticket;
  const event: LiveEvent = { deskId: desk, ticketId: id, version: String(revision) };
  return `event: ticket\ndata: ${JSON.stringify(event)}\n\n`;
}
