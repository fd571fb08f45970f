import type { SQLOutputValue } from 'node:sqlite';
import type { newCommentId, newTicketId } from '#bot/ids.ts';
import { newOutboxId } from '#bot/ids.ts';
import type { Document } from '#bot/store/port.ts';
import { entryDocument } from '#bot/tickets/entry-document.ts';
import { ticketDocument } from '#bot/tickets/ticket-document.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import type { Reads } from './limit-reads.ts';
import type { Writes } from './limit-writes.ts';
import { deskOf } from './world.ts';

type Body = Readonly<Record<string, never>>;
type TicketId = ReturnType<typeof newTicketId>;
interface Kept {
  readonly row: number;
  readonly document: Document & { readonly assignees: readonly string[]; readonly data: Facts };
}
interface Facts {
  readonly revision: number;
  readonly comments: number;
}

/**
 * The writes of each operation: the same documents as the service's, put together without a rule or a check, and the same
 * answer: the ticket with its timeline.
 */
export function openSteps(reads: Reads, writes: Writes) {
  const desk = deskOf(0).id;

  /** The ticket's row anew, the entry that tells of it and the outbox row, together; afterwards the outbox row goes. */
  async function step(
    ticket: string,
    at: string,
    make: (kept: Kept) => { readonly document: Document; readonly entry: Entry },
  ) {
    const outboxId = newOutboxId();
    await writes.commit(() => {
      // Read inside the transaction, so that nothing can come in between; the service reads before it and compares.
      const kept = keptOf(reads.row(ticket));
      const { document, entry } = make(kept);
      writes.insert(entryDocument(entry));
      writes.update(kept.row, document);
      writes.assignees(kept.row, kept.document.assignees, document['assignees'] as readonly string[], at);
      writes.insert(outboxRow(outboxId, document, entry));
    });
    writes.removeLater(outboxId);
    return reads.open(ticket);
  }

  return {
    /** Whoever is named is looked up; ticket, entry, outbox row, and the counter once for all who share the transaction. */
    async create(id: TicketId, body: Body, by: string) {
      const at = new Date().toISOString();
      for (const person of (body['assignees'] ?? []) as string[]) reads.row(`m-${person}`);
      const entry: Entry = { seq: 1, ticket: id, at, by, via: 'api', kind: 'created' };
      const outboxId = newOutboxId();
      let document: Document | null = null;
      await writes.commit(() => {
        document = ticketDocument(newTicket({ ...body, id, desk, number: writes.nextNumber(), requester: by, at }));
        writes.insert(entryDocument(entry));
        writes.insert(document);
        writes.insert(outboxRow(outboxId, document, entry));
      });
      writes.removeLater(outboxId);
      return JSON.stringify({ ticket: document, timeline: [entry] });
    },
    comment(ticket: string, id: ReturnType<typeof newCommentId>, body: Body, by: string) {
      const at = new Date().toISOString();
      return step(ticket, at, ({ document }) => {
        const seq = document.data.revision + 1;
        const data = { ...document.data, revision: seq, comments: document.data.comments + 1 };
        const said = {
          id,
          text: body['text'] ?? '',
          internal: false,
          mentions: [],
          files: [],
          editedAt: null,
          deletedAt: null,
        };
        return {
          document: { ...document, updatedAt: at, data },
          entry: { seq, ticket: ticket as TicketId, at, by, via: 'api', kind: 'comment', ...said },
        };
      });
    },
    assign(ticket: string, body: Body, by: string) {
      const at = new Date().toISOString();
      const { assignees } = body['changes'] as unknown as { readonly assignees: readonly string[] };
      for (const person of assignees) reads.row(`m-${person}`);
      return step(ticket, at, ({ document }) => {
        const seq = document.data.revision + 1;
        const changes = [{ field: 'assignees', from: document.assignees, to: assignees }] as const;
        return {
          document: {
            ...document,
            assignees,
            unassigned: false,
            updatedAt: at,
            data: { ...document.data, revision: seq },
          },
          entry: {
            seq,
            ticket: ticket as TicketId,
            at,
            by,
            via: 'api',
            kind: 'changed',
            changes,
            undoes: null,
            times: null,
          },
        };
      });
    },
  };
}

function keptOf(row: Readonly<Record<string, SQLOutputValue>> | undefined): Kept {
  if (row === undefined) throw new Error('the ticket is not there');
  const document = { ...JSON.parse(String(row['fields'])), ...JSON.parse(String(row['rest'])) };
  return { row: Number(row['row']), document };
}

function outboxRow(id: string, { search: _, ...ticket }: Document, entry: Entry): Document {
  return { id, type: 'outbox', schema: 1, due: secondsAfter(entry.at, 30), data: { ticket, entry } };
}

function newTicket(said: Pick<Ticket, 'id' | 'desk' | 'number' | 'requester'> & { readonly at: string }): Ticket {
  const { at, ...facts } = said;
  return {
    title: '',
    description: '',
    status: 'new',
    group: 'new',
    priority: 'normal',
    category: null,
    submitter: null,
    assignees: [],
    watchers: [],
    tags: [],
    due: null,
    confidential: false,
    fields: {},
    fieldWords: '',
    source: 'api',
    links: [],
    comments: 0,
    files: 0,
    noteFiles: 0,
    revision: 1,
    createdAt: at,
    updatedAt: at,
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
    ...facts,
  };
}
