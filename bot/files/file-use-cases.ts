import type { Entrance } from '#bot/desks/enter-desk.ts';
import { type Partition, type Store, StoreError } from '#bot/store/port.ts';
import { findComment } from '#bot/tickets/comment-ticket.ts';
import { findTicket, type TicketDeps } from '#bot/tickets/read-ticket.ts';
import type { UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/files/contract.ts';
import { fileLimits } from '#shared/files/file.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayOnTicket } from '#shared/members/policy.ts';
import { isVisible } from '#shared/tickets/comments.ts';
import { type Ticket, touchingOf } from '#shared/tickets/ticket.ts';
import { fileOf, leavingDocument, type StoredFile, uploadDocument } from './file-document.ts';
import type { Files } from './port.ts';
import { takeIn } from './take-in.ts';

export interface FileDeps extends TicketDeps {
  readonly files: Files;
  readonly now: () => Date;
}

/** Cosmos DB: 1 count and 2 writes of 1 document, about 15 RU. */
export function uploadFileWith({ store, files, enterDesk, now }: FileDeps): UseCase<typeof contract.uploadFile> {
  return async ({ caller }, { params, query, body }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, actor } = entered.value;
    const found = await findTicket(store, entered.value, params.ticketId);
    if (!found.ok) return found;
    const { ticket } = found.value;
    if (!mayOnTicket(actor, 'comment.add', touchingOf(ticket))) return refuse('forbidden', 'ticket.forbidden');
    if ((await countFiles(store, partition, ticket, actor.person)) >= fileLimits.perTicket)
      return refuse('rule', 'file.too-many');
    const facts = { name: query.name, subject: ticket.id, by: actor.person, at: now().toISOString() };
    const arrived = await takeIn({ store, files, partition }, facts, body);
    if (!arrived.ok) return arrived;
    const { etag, ...upload } = arrived.value;
    await store.write(partition, [{ replace: uploadDocument(upload, 'waiting'), etag }]);
    const { id, name, type, size } = upload;
    return done({ id, name, type, size });
  };
}

/** Those that comments have and those that one has waiting: others' uploads take nobody's place. */
function countFiles(store: Store, partition: Partition, ticket: Ticket, person: string): Promise<number> {
  const mine = {
    and: [
      { field: 'state', in: ['arriving', 'waiting'] },
      { field: 'by', eq: person },
    ],
  };
  return store.count(partition, {
    type: 'file',
    where: {
      and: [{ field: 'subject', eq: ticket.id }, { or: [{ field: 'state', eq: 'kept' }, mine] }],
    },
  });
}

/** Cosmos DB: 2 point reads, and 1 query for the comment that has it. */
export function readFileWith(deps: FileDeps): UseCase<typeof contract.readFile> {
  return async ({ caller }, { params }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await findTicket(deps.store, entered.value, params.ticketId);
    if (!found.ok) return found;
    const file = await findFile(deps.store, entered.value, found.value.ticket, params.fileId);
    if (!file.ok) return file;
    const bytes = await deps.files.read({ ...entered.value.partition, id: file.value.id });
    if (bytes === null) return refuse('missing', 'file.not-found');
    const { name, type, size } = file.value;
    return done({ name, type, size, bytes });
  };
}

/** A file is seen by those who see the comment that has it; while it waits, by who handed it in. */
async function findFile(
  store: Store,
  { partition, actor }: Entrance,
  ticket: Ticket,
  id: string,
): Promise<Outcome<StoredFile>> {
  const document = await store.get(partition, id);
  const file = document?.type === 'file' ? fileOf(document) : null;
  if (file === null || file.subject !== ticket.id) return refuse('missing', 'file.not-found');
  if (file.state === 'waiting' && file.by === actor.person) return done(file);
  if (file.state !== 'kept' || file.comment === null) return refuse('missing', 'file.not-found');
  const comment = await findComment(store, partition, ticket.id, file.comment);
  const visible = comment !== null && comment.deletedAt === null && isVisible(comment, ticket, actor);
  return visible ? done(file) : refuse('missing', 'file.not-found');
}

/** Its bytes go with the next sweep. */
export function discardFileWith({ store, enterDesk, now }: FileDeps): UseCase<typeof contract.discardFile> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition } = entered.value;
    const found = await findTicket(store, entered.value, params.ticketId);
    if (!found.ok) return found;
    const file = await findFile(store, entered.value, found.value.ticket, params.fileId);
    if (!file.ok) return file;
    if (file.value.state !== 'waiting') return refuse('missing', 'file.not-found');
    const { etag, ...upload } = file.value;
    try {
      const document = leavingDocument(upload, { ...upload, at: now().toISOString() });
      await store.write(partition, [{ replace: document, etag }]);
    } catch (error) {
      // A comment has taken it meanwhile.
      if (error instanceof StoreError && error.kind === 'stale') return refuse('missing', 'file.not-found');
      throw error;
    }
    return done({});
  };
}
