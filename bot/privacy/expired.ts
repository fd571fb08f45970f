import { accountId, accountOf } from '#bot/accounts/account-document.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { planId } from '#bot/checklists/template-document.ts';
import { deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import { fileOf, leavingDocument } from '#bot/files/file-document.ts';
import { limits, type Operation, type Partition, type Query, type Store, type Stored } from '#bot/store/port.ts';
import { entryDocument, entryOf } from '#bot/tickets/entry-document.ts';
import { ticketDocument, ticketOf } from '#bot/tickets/ticket-document.ts';
import { isHeld, type Organisation } from '#shared/accounts/organisation.ts';
import { keptSince, type RetentionCategory, type RetentionSchedule } from '#shared/privacy/retention.ts';
import { askErasure } from './ask-erasure.ts';
import { each } from './holdings.ts';
import { requestOf, requestType } from './request-document.ts';

/** What has been kept for as long as it was to be. */
export interface Expired {
  readonly category: RetentionCategory;
  /** It names somebody whose data are on hold, and stays. */
  readonly held: boolean;
  /** What is left half-way is found again, and removed whole. */
  remove(): Promise<void>;
}

export interface Looking {
  readonly store: Store;
  readonly tenant: string;
  readonly organisation: Organisation;
  readonly schedule: RetentionSchedule;
  /** ISO instant. */
  readonly now: string;
}

/** Everything of an organisation whose time is over. Cosmos DB: some queries for each desk, and for what is found there. */
export async function* expired(looking: Looking): AsyncGenerator<Expired> {
  const { store, tenant } = looking;
  for await (const { id } of each(store, { tenant }, 'desk', deskOf)) {
    const partition = deskPartition(tenant, id);
    yield* endedSubjects(looking, partition, 'tickets', 'ticket', ['withdrawnTicket', 'movedTicket']);
    yield* endedSubjects(looking, partition, 'checklists', 'run', ['withdrawnRun']);
    yield* oldFiles(looking, partition);
  }
  yield* closedAccounts(looking);
  yield* answeredRequests(looking);
}

/** Of those that were withdrawn or moved away, which nobody sees there, the same time counts from then. */
async function* endedSubjects(
  { store, organisation, schedule, now }: Looking,
  partition: Partition,
  category: 'tickets' | 'checklists',
  type: 'ticket' | 'run',
  gone: readonly [withdrawn: 'withdrawnTicket' | 'withdrawnRun', ...others: readonly 'movedTicket'[]],
): AsyncGenerator<Expired> {
  const before = keptSince(schedule, category, now);
  if (before === null) return;
  const old = { field: 'updatedAt', lt: before };
  const found = async function* () {
    const where = { and: [{ field: 'open', eq: 0 }, old] };
    const order: Query['order'] = [
      ['open', 'asc'],
      ['updatedAt', 'asc'],
    ];
    yield* each(store, partition, type, (document) => document, { where, order });
    for (const one of gone) yield* each(store, partition, one, (document) => document, { where: old, order: [] });
  };
  for await (const document of found()) {
    const parts = await partsOf(store, partition, document.id);
    yield {
      category,
      held: namesHeld(organisation, [document, ...parts]),
      remove: () => removeSubject({ store, partition, now }, document, parts, gone[0]),
    };
  }
}

/** What belongs to a ticket or a checklist and to nothing else. */
async function partsOf(store: Store, partition: Partition, subject: string): Promise<readonly Stored[]> {
  const parts: Stored[] = [];
  const gather = async (type: string, field: string) => {
    const where = { field, eq: subject };
    for await (const part of each(store, partition, type, (found) => found, { where, order: [] })) parts.push(part);
  };
  await gather('entry', 'subject');
  await gather('file', 'subject');
  await gather('reminder', 'subject');
  await gather('runItem', 'run');
  const plan = await store.get(partition, planId(subject));
  return plan === null ? parts : [...parts, plan];
}

interface Removing {
  readonly store: Store;
  readonly partition: Partition;
  readonly now: string;
}

/** It leaves the lists first, so that nobody changes it meanwhile, and goes itself last; files' bytes go by their own sweep. */
async function removeSubject(
  { store, partition, now }: Removing,
  { etag, ...document }: Stored,
  parts: readonly Stored[],
  withdrawn: string,
): Promise<void> {
  await store.write(partition, [{ replace: { ...document, type: withdrawn }, etag }]);
  const operations = parts.map((part): Operation => {
    if (part.type !== 'file') return { remove: part.id, etag: part.etag };
    const file = fileOf(part);
    return { replace: leavingDocument(file, { ...file, at: now }), etag: part.etag };
  });
  for (let start = 0; start < operations.length; start += limits.operations)
    await store.write(partition, operations.slice(start, start + limits.operations));
  await store.write(partition, [{ remove: document.id }]);
}

/** Attached to a ticket that is closed by now; the comment stays, without them. Those of a checklist are part of its sealed record. */
async function* oldFiles(
  { store, organisation, schedule, now }: Looking,
  partition: Partition,
): AsyncGenerator<Expired> {
  const before = keptSince(schedule, 'files', now);
  if (before === null) return;
  const where = {
    and: [
      { field: 'state', eq: 'kept' },
      { field: 'at', lt: before },
    ],
  };
  for await (const document of each(store, partition, 'file', (found) => found, { where, order: [] })) {
    const file = fileOf(document);
    const subject = await store.get(partition, file.subject);
    if (subject?.type !== 'ticket' || subject['open'] !== 0) continue;
    const comments = await store.query(partition, {
      type: 'entry',
      where: {
        and: [
          { field: 'subject', eq: file.subject },
          { field: 'comment', eq: file.comment ?? '' },
        ],
      },
      order: [],
      limit: 1,
    });
    yield {
      category: 'files',
      held: namesHeld(organisation, [document, subject, ...comments.items]),
      remove: async () => {
        await store.write(partition, [
          { replace: leavingDocument(file, { ...file, at: now }), etag: document.etag },
          ...comments.items.flatMap((comment) => withoutFile(subject, comment, file.id)),
        ]);
      },
    };
  }
}

function withoutFile(subject: Stored, comment: Stored, file: string): readonly Operation[] {
  const entry = entryOf(comment);
  if (entry.kind !== 'comment') return [];
  const ticket = ticketOf(subject);
  const counted = entry.internal ? { noteFiles: ticket.noteFiles - 1 } : { files: ticket.files - 1 };
  const files = entry.files.filter(({ id }) => id !== file);
  return [
    { replace: entryDocument({ ...entry, files }), etag: comment.etag },
    { replace: ticketDocument({ ...ticket, ...counted }), etag: subject.etag },
  ];
}

/** Of those who were deactivated, the pseudonym takes their place as when somebody asks for it. */
async function* closedAccounts({ store, tenant, organisation, schedule, now }: Looking): AsyncGenerator<Expired> {
  const before = keptSince(schedule, 'accounts', now);
  if (before === null) return;
  for (const { person, standing, since } of organisation.limited) {
    if (standing !== 'deactivated' || since >= before) continue;
    const document = await store.get(organisationPartition(tenant), accountId(person));
    if (document === null) continue;
    yield {
      category: 'accounts',
      held: isHeld(organisation, person),
      remove: async () => {
        await askErasure(store, tenant, accountOf(document), { by: '', reason: '', alsoKnownAs: [], at: now });
      },
    };
  }
}

async function* answeredRequests({ store, tenant, organisation, schedule, now }: Looking): AsyncGenerator<Expired> {
  const before = keptSince(schedule, 'requests', now);
  if (before === null) return;
  const partition = organisationPartition(tenant);
  for await (const document of each(store, partition, requestType, (found) => found)) {
    const { decision, person } = requestOf(document);
    if (decision === null || decision.at >= before) continue;
    yield {
      category: 'requests',
      held: isHeld(organisation, person),
      remove: async () => {
        await store.write(partition, [{ remove: document.id, etag: document.etag }]);
      },
    };
  }
}

function namesHeld({ held }: Organisation, documents: readonly Stored[]): boolean {
  if (held.length === 0) return false;
  const text = JSON.stringify(documents);
  return held.some((person) => text.includes(person));
}
