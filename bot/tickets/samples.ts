import { z } from 'zod';
import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import { newTicketId } from '#bot/ids.ts';
import { type Document, type Partition, type Store, StoreError } from '#bot/store/port.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import { TicketId } from '#shared/kernel/ids.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import { type Act, create } from '#shared/tickets/decide.ts';
import { unlink } from '#shared/tickets/links.ts';
import type * as contract from '#shared/tickets/sample-contract.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import { withdraw } from '#shared/tickets/undo.ts';
import { type SampleWords, sampleTag, sampleTickets } from '#shared/words/samples.ts';
import { actOf, retryOvertaken } from './change-ticket.ts';
import { creation, type Took } from './commit.ts';
import type { LinkDeps } from './link-tickets.ts';
import type { NumberLane } from './number-lane.ts';
import { type Found, findTicket } from './read-ticket.ts';

interface SampleDeps extends LinkDeps {
  readonly number: NumberLane;
  readonly took: Took;
}

const markId = 'samples';
const Mark = z.object({ data: z.object({ tickets: z.array(TicketId) }) });
const dayMs = 86_400_000;

/** Cosmos DB: 1 point read. */
export function readSamplesWith({
  store,
  enterDesk,
}: {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
}): UseCase<typeof contract.readSamples> {
  return async ({ caller }, { params }) => {
    const entered = await enterAsOwner(enterDesk, caller, params.deskId);
    if (!entered.ok) return entered;
    return done({ tickets: (await readMark(store, entered.value.partition)).tickets.length });
  };
}

/** Which tickets there will be is written first: what breaks off is completed by asking again, and removed whole. */
export function addSamplesWith(deps: SampleDeps): UseCase<typeof contract.addSamples> {
  return async ({ caller, via }, { params }) => {
    const entered = await enterAsOwner(deps.enterDesk, caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk } = entered.value;
    const samples = sampleTickets[desk.language];
    const tickets = await mark(
      deps.store,
      partition,
      samples.map(() => newTicketId()),
    );
    const act = await actOf(deps, entered.value, via, []);
    for (const [index, id] of tickets.entries()) {
      const sample = samples[index];
      if (sample !== undefined) await file(deps, partition, id, sample, act);
    }
    return done({ tickets: tickets.length });
  };
}

/** Each is taken back as a ticket is that was just filed: it leaves lists, search and counts, and parts from others. */
export function removeSamplesWith(deps: SampleDeps): UseCase<typeof contract.removeSamples> {
  return async ({ caller, via }, { params }) => {
    const entered = await enterAsOwner(deps.enterDesk, caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition } = entered.value;
    const act = await actOf(deps, entered.value, via, []);
    for (const id of (await readMark(deps.store, partition)).tickets) {
      const gone = await retryOvertaken(deps, entered.value, id, (found, at) =>
        remove(deps, entered.value, found, { ...act, at }),
      );
      // One that was taken back by hand is gone already.
      if (!gone.ok && gone.refusal.kind !== 'missing') return gone;
    }
    await deps.store.write(partition, [{ put: markDocument([]) }]);
    return done({ tickets: 0 });
  };
}

async function enterAsOwner(enterDesk: EnterDesk, caller: Caller, deskId: string): Promise<Outcome<Entrance>> {
  const entered = await enterDesk(caller, deskId);
  if (!entered.ok || mayOnDesk(entered.value.actor, 'desk.change')) return entered;
  return refuse('forbidden', 'desk.not-owner');
}

async function readMark(store: Store, partition: Partition) {
  const document = await store.get(partition, markId);
  const tickets = document === null ? [] : Mark.parse(document).data.tickets;
  return { tickets, etag: document?.etag ?? null };
}

/** The tickets that the desk has or is to have as samples; of two owners at once one decides which. */
async function mark(store: Store, partition: Partition, wanted: readonly TicketId[]): Promise<readonly TicketId[]> {
  const { tickets, etag } = await readMark(store, partition);
  if (tickets.length > 0) return tickets;
  const document = markDocument(wanted);
  try {
    await store.write(partition, [etag === null ? { create: document } : { replace: document, etag }]);
    return wanted;
  } catch (error) {
    if (error instanceof StoreError && (error.kind === 'exists' || error.kind === 'stale'))
      return mark(store, partition, wanted);
    throw error;
  }
}

function markDocument(tickets: readonly TicketId[]): Document {
  return { id: markId, type: 'samples', schema: 1, data: { tickets } };
}

async function file(
  { number, took }: SampleDeps,
  partition: Partition,
  id: TicketId,
  { title, description, priority, dueIn }: SampleWords,
  act: Act,
): Promise<void> {
  const due = dueIn === null ? null : new Date(Date.parse(act.at) + dueIn * dayMs).toISOString().slice(0, 10);
  const decided = create({ id, title, description, priority, due, tags: [sampleTag[act.desk.language]] }, act);
  if (!decided.ok) throw new Error(`a sample ticket is refused: ${decided.refusal.code}`);
  const { entry } = decided.value;
  let ticket: Ticket = decided.value.ticket;
  let outbox = '';
  try {
    await number(partition, (next) => {
      ticket = { ...ticket, number: next };
      const operations = creation(ticket, entry);
      outbox = operations[2].create.id;
      return operations;
    });
    took({ partition, ticket, entry }, outbox);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'exists') throw error;
  }
}

/** Parted from the others one by one, each step told on both, and then withdrawn. */
async function remove(deps: SampleDeps, entrance: Entrance, found: Found, act: Act): Promise<Outcome<null>> {
  const { partition } = entrance;
  const [link] = found.ticket.links;
  const other = link === undefined ? null : await findTicket(deps.store, entrance, link.ticket);
  if (other?.ok) {
    const parted = unlink(found.ticket, other.value.ticket, act);
    if (!parted.ok) return parted;
    const { here, there } = parted.value;
    const committed = await deps.commitAll(
      partition,
      [
        { partition, etag: found.etag, ...here },
        { partition, etag: other.value.etag, ...there },
      ],
      [],
    );
    // Again from the start, with the ticket as it is now.
    return committed.ok ? refuse('stale', 'ticket.clash') : committed;
  }
  const gone = await deps.commit({ partition, etag: found.etag, ...withdraw(found.ticket, act), withdrawn: true });
  return gone.ok ? done(null) : gone;
}
