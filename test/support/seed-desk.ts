import { deskDocument, deskDocumentId, deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import { newCommentId, newTicketId } from '#bot/ids.ts';
import { memberOf } from '#bot/members/member-document.ts';
import type { Operation, Partition, Store } from '#bot/store/port.ts';
import { entryDocument } from '#bot/tickets/entry-document.ts';
import { ticketDocument } from '#bot/tickets/ticket-document.ts';
import { actorOn, type Desk } from '#shared/desks/desk.ts';
import { firstOfGroup } from '#shared/desks/workflow.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { Member } from '#shared/members/member.ts';
import { comment } from '#shared/tickets/comments.ts';
import { type Act, change, create } from '#shared/tickets/decide.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import type { SampleDesk, SampleTicket } from './samples/sample-ticket.ts';

const hour = 3_600_000;
const day = 24 * hour;

interface Seeding {
  readonly store: Store;
  readonly tenant: string;
  readonly deskId: string;
  /** Who plays which part; those who have left may be among them. */
  readonly cast: Readonly<Record<string, string>>;
  readonly now: Date;
}

/**
 * Fills a desk with a year of work, decided by the product's own rules at the time of each step. It is history: nobody is
 * notified of it, so it goes into the store without an outbox.
 */
export async function seedDesk({ store, tenant, deskId, cast, now }: Seeding, sample: SampleDesk): Promise<number> {
  const partition = deskPartition(tenant, deskId);
  const found = await store.get(partition, deskDocumentId);
  if (found === null) throw new Error(`there is no desk ${deskId}`);
  const desk: Desk = { ...deskOf(found), categories: sample.categories };
  await store.write(partition, [{ replace: deskDocument(desk), etag: found.etag }]);
  const page = await store.query(partition, { type: 'member', order: [['sortName', 'asc']], limit: 1000 });
  const people = new Map(
    page.items.map(memberOf).map((member): [string, Member] => [member.person, { ...member, left: false }]),
  );
  const byAge = [...sample.tickets].sort((a, b) => b.ageDays - a.ageDays);
  const histories = byAge.map((item, index) => tellHistory(item, index + 1, { desk, people, cast, now }));
  await writeAll(store, partition, histories.flatMap(operationsOf));
  const last = { id: 'n-ticket', type: 'counter', schema: 1, data: { last: histories.length } };
  await store.write(partition, [{ put: last }]);
  return histories.length;
}

interface Scene {
  readonly desk: Desk;
  readonly people: ReadonlyMap<string, Member>;
  readonly cast: Readonly<Record<string, string>>;
  readonly now: Date;
}
interface History {
  readonly ticket: Ticket;
  readonly entries: readonly Entry[];
}

function tellHistory(sample: SampleTicket, number: number, { desk, people, cast, now }: Scene): History {
  const begun = now.getTime() - sample.ageDays * day - (number % 9) * hour;
  const person = (key: string) => cast[key] ?? cast['owner'] ?? '';
  const actOf = (key: string, at: number): Act => {
    const id = person(key);
    const role = people.get(id)?.role ?? 'member';
    return {
      desk,
      people,
      via: 'tab',
      actor: actorOn(desk, { person: id, role }),
      at: new Date(Math.min(at, now.getTime())).toISOString(),
    };
  };
  const owner = (at: number): Act => ({
    ...actOf('owner', at),
    actor: actorOn(desk, { person: person('owner'), role: 'owner' }),
  });
  const { title, description, priority, category, tags } = sample;
  const due =
    sample.dueInDays === null ? null : new Date(now.getTime() + sample.dueInDays * day).toISOString().slice(0, 10);
  const filed = value(
    create({ id: newTicketId(), title, description, priority, category, tags, due }, actOf(sample.requester, begun)),
  );
  let ticket: Ticket = { ...filed.ticket, number };
  const entries: Entry[] = [filed.entry];
  const step = (next: { readonly ticket: Ticket; readonly entry: Entry } | null) => {
    if (next === null) return;
    ticket = next.ticket;
    entries.push(next.entry);
  };
  const assignees = [...new Set(sample.assignees.map(person))].filter((id) => people.get(id)?.role !== 'guest');
  if (assignees.length > 0) step(value(change(ticket, { assignees }, owner(begun + hour))));
  for (const said of sample.comments) {
    const at = begun + hour + said.hoursAfter * hour;
    const act = said.internal ? owner(at) : actOf(said.by, at);
    const allowed = act.actor.role === 'guest' && act.actor.person !== ticket.requester ? owner(at) : act;
    step(value(comment(ticket, { id: newCommentId(), text: said.text, internal: said.internal ?? false }, allowed)));
  }
  const last = Date.parse(ticket.updatedAt) + 2 * hour;
  const status = firstOfGroup(desk.workflow, sample.status)?.key ?? 'new';
  if (status !== ticket.status) step(value(change(ticket, { status }, owner(last))));
  return { ticket, entries };
}

function value<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`a sample breaks a rule: ${outcome.refusal.code} ${outcome.refusal.fields?.join() ?? ''}`);
}

function operationsOf({ ticket, entries }: History): Operation[] {
  return [{ create: ticketDocument(ticket) }, ...entries.map((entry) => ({ create: entryDocument(entry) }))];
}

async function writeAll(store: Store, partition: Partition, operations: readonly Operation[]): Promise<void> {
  for (let start = 0; start < operations.length; start += 90) {
    await store.write(partition, operations.slice(start, start + 90));
  }
}
