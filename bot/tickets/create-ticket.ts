import { setTimeout as pause } from 'node:timers/promises';
import type { Entrance } from '#bot/desks/enter-desk.ts';
import { newTicketId } from '#bot/ids.ts';
import { type Operation, type Partition, StoreError } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type * as contract from '#shared/tickets/contract.ts';
import { type Change, create } from '#shared/tickets/decide.ts';
import { peopleInValues } from '#shared/tickets/field-values.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { creation, type Took } from './commit.ts';
import { type Once, once } from './idempotency.ts';
import type { NumberLane } from './number-lane.ts';
import { findTicket, showTicket, type TicketDeps } from './read-ticket.ts';
import { peopleOfTicket, ticketView } from './ticket-view.ts';

interface Deps extends TicketDeps {
  readonly number: NumberLane;
  readonly took: Took;
  readonly now: () => Date;
}

/** Cosmos DB: 1 batch (ticket, entry, outbox, counter), about 32 RU; the counter is read where another instance wrote last. */
export function createTicketWith(deps: Deps): UseCase<typeof contract.createTicket> {
  const { store, enterDesk, roster, now } = deps;
  return async ({ caller, via, idempotencyKey }, { params, body }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor, member } = entered.value;
    const key = idempotencyKey && { person: caller.person, operation: 'createTicket', key: idempotencyKey };
    const repeat = key ? once(store, partition, key, body) : null;
    const earlier = await (repeat?.earlier() ?? done(null));
    if (!earlier.ok) return earlier;
    if (earlier.value !== null) return show(deps, entered.value, earlier.value);

    const { requester, assignees = [], watchers = [], fields = {} } = body;
    const others = [requester, ...assignees, ...watchers, ...peopleInValues(desk.fields, fields)].filter(
      (person): person is string => person !== undefined && person !== caller.person,
    );
    const people = new Map(await roster.present(partition, others)).set(member.person, member);
    const act = { desk, actor, via, people, at: now().toISOString() };
    const decided = create({ ...body, fields, id: newTicketId() }, act);
    if (!decided.ok) return decided;
    const filed = await file(deps, partition, decided.value, repeat);
    if (!filed.ok) return filed;
    if (filed.value === null) return showTwin(deps, entered.value, repeat);
    const { ticket, entry } = filed.value;
    const about = peopleOfTicket(ticket, [entry], desk);
    const shown = { ticket, part: { entries: [entry], earlier: 0, others: new Map() }, about };
    return done(ticketView(shown, desk, actor, await roster.named(partition, about)));
  };
}

/** Null where the same request, sent twice at once, was filed by its twin. */
async function file(
  { number, took, now }: Deps,
  partition: Partition,
  { ticket, entry }: Change,
  repeat: Once | null,
): Promise<Outcome<Change | null>> {
  let filed: Change = { ticket, entry };
  let outboxId = '';
  const build = (next: number): readonly Operation[] => {
    // Its turn may come later than it was asked for.
    const at = now().toISOString();
    filed = { ticket: { ...ticket, number: next, createdAt: at, updatedAt: at }, entry: { ...entry, at } };
    const operations = creation(filed.ticket, filed.entry);
    outboxId = operations[2].create.id;
    return repeat === null ? operations : [...operations, repeat.operation(ticket.id)];
  };
  try {
    await number(partition, build);
    took({ partition, ...filed }, outboxId);
    return done(filed);
  } catch (error) {
    if (repeat !== null && error instanceof StoreError && error.kind === 'exists' && error.operation > 0)
      return done(null);
    throw error;
  }
}

const looks = 20;
const lookAgainMs = 25;

/** The ticket of the same request sent at the same time, which may be on its way to the store still. */
async function showTwin(deps: Deps, entrance: Entrance, repeat: Once | null): Promise<Outcome<TicketView>> {
  for (let look = 1; look <= looks; look++) {
    const twin = await (repeat?.earlier() ?? done(null));
    if (!twin.ok) return twin;
    if (twin.value !== null) return show(deps, entrance, twin.value);
    await pause(lookAgainMs);
  }
  return refuse('busy', 'service.busy');
}

async function show(deps: Deps, entrance: Entrance, id: string): Promise<Outcome<TicketView>> {
  const found = await findTicket(deps.store, entrance, id);
  return found.ok ? done(await showTicket(deps, entrance, found.value.ticket)) : found;
}
