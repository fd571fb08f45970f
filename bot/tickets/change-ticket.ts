import { setTimeout as pause } from 'node:timers/promises';
import { checkHeld } from '#bot/checklists/holding.ts';
import type { Entrance } from '#bot/desks/enter-desk.ts';
import type { Turns } from '#bot/turns.ts';
import type { UseCase } from '#bot/use-case.ts';
import type { Desk } from '#shared/desks/desk.ts';
import { done, type Outcome, type Refusal, refuse } from '#shared/kernel/outcome.ts';
import type { Member } from '#shared/members/member.ts';
import type * as contract from '#shared/tickets/contract.ts';
import type { TicketChanges } from '#shared/tickets/contract.ts';
import { type Act, change } from '#shared/tickets/decide.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import { peopleInValues } from '#shared/tickets/field-values.ts';
import { findClashes } from '#shared/tickets/merge.ts';
import type { Ticket, Via } from '#shared/tickets/ticket.ts';
import type { commitTicketWith } from './commit.ts';
import { once } from './idempotency.ts';
import { approachTicket, type Found, findTicket, showAfter, type TicketDeps } from './read-ticket.ts';
import { readSince } from './timeline.ts';

export interface WriteDeps extends TicketDeps {
  readonly commit: ReturnType<typeof commitTicketWith>;
  readonly now: () => Date;
  readonly turns: Turns;
}

const attempts = 20;
const longestPauseMs = 50;
/** Readings that may be older than the version seen, before the version is taken for one that never was. */
const mostBehind = 3;
const overtaken = refuse('stale', 'ticket.clash');

/**
 * Fields that nobody else touched since the version seen are merged; others come back as a clash. Cosmos DB: 1 point read
 * and 1 batch, about 38 RU in 2 round trips.
 */
export function changeTicketWith(deps: WriteDeps): UseCase<typeof contract.changeTicket> {
  return async ({ caller, via, idempotencyKey }, { params, body }) => {
    const near = await approachTicket(deps, caller, params);
    if (!near.ok) return near;
    const { entrance } = near.value;
    const { changes, version } = body;
    const key = idempotencyKey && {
      person: caller.person,
      operation: `changeTicket ${params.ticketId}`,
      key: idempotencyKey,
    };
    const repeat = key ? once(deps.store, entrance.partition, key, body) : null;
    const act = await actOf(deps, entrance, via, peopleIn(changes, entrance.desk));
    let entry: Entry | null = null;
    let behind = 0;
    const step = async (found: Found, at: string): Promise<Outcome<Ticket>> => {
      const earlier = await (repeat?.earlier() ?? done(null));
      if (!earlier.ok) return earlier;
      // What an overtaken try decided is nowhere.
      entry = null;
      if (earlier.value !== null) return done(found.ticket);
      // Seen through another instance, of which this one's reading knows nothing yet; or nowhere at all.
      if (Number(version) > found.ticket.revision)
        return ++behind > mostBehind ? refuse('invalid', 'request.invalid', { fields: ['version'] }) : overtaken;
      const clashes = await clashesSince(deps, entrance, found.ticket, changes, Number(version));
      if (clashes.length > 0) return refuse('stale', 'ticket.clash', { clashes });
      const decided = change(found.ticket, changes, { ...act, at });
      if (!decided.ok) return withinChanges(decided.refusal);
      entry = decided.value?.entry ?? null;
      if (decided.value === null) return done(found.ticket);
      const free = await checkHeld(deps.store, entrance.partition, found.ticket, decided.value.ticket);
      if (!free.ok) return withinChanges(free.refusal);
      const extra = repeat === null ? [] : [repeat.operation(params.ticketId)];
      return deps.commit({ partition: entrance.partition, etag: found.etag, ...decided.value, extra });
    };
    const changed = await retryOvertaken(deps, entrance, params.ticketId, step, near.value);
    return changed.ok ? done(await showAfter(deps, near.value, changed.value, entry)) : changed;
  };
}

/** The fields at fault, as they stand in the body. */
function withinChanges({ kind, code, fields, ...more }: Refusal): Outcome<never> {
  return refuse(kind, code, { ...more, ...(fields && { fields: fields.map((field) => `changes.${field}`) }) });
}

/** The entries that tell of fields. */
const fieldSteps = ['changed', 'merged', 'unmerged'] as const;

async function clashesSince(
  { store }: WriteDeps,
  { partition, actor }: Entrance,
  ticket: Ticket,
  changes: TicketChanges,
  version: number,
) {
  if (version === ticket.revision) return [];
  return findClashes(ticket, changes, await readSince(store, partition, ticket.id, version, fieldSteps), actor.person);
}

function peopleIn(changes: TicketChanges, desk: Desk): readonly string[] {
  const { requester, assignees = [], watchers = [], fields = {} } = changes;
  const named = requester === undefined ? [] : [requester];
  return [...named, ...assignees, ...watchers, ...peopleInValues(desk.fields, fields)];
}

/** The act around a decision, with those people whom it names as the roster has them now. */
export async function actOf(
  { roster, now }: WriteDeps,
  { partition, desk, actor, member }: Entrance,
  via: Via,
  named: readonly string[],
): Promise<Act> {
  const others = named.filter((person) => person !== actor.person);
  const people: Map<string, Member> = new Map(await roster.present(partition, others));
  return { desk, actor, via, at: now().toISOString(), people: people.set(member.person, member) };
}

/**
 * Reads, decides and commits; again from the start where somebody else's step came in between, and then in turn with all who
 * do so on this ticket within this instance, so that they do not chase each other.
 * @param step takes the ticket as it is and the moment of the step, which is never before the one that it follows
 * @param read the ticket as it was just read, to begin with
 */
export async function retryOvertaken<T>(
  { store, turns, now }: WriteDeps,
  entrance: Entrance,
  ticketId: string,
  step: (found: Found, at: string) => Promise<Outcome<T>>,
  read: Found | null = null,
): Promise<Outcome<T>> {
  if (read !== null) {
    const outcome = await step(read, momentAfter(read, now()));
    if (!isOvertaken(outcome)) return outcome;
  }
  return turns(`${entrance.partition.tenant}/${ticketId}`, async () => {
    for (let attempt = 1; ; attempt++) {
      const found = await findTicket(store, entrance, ticketId);
      if (!found.ok) return found;
      const outcome = await step(found.value, momentAfter(found.value, now()));
      if (!isOvertaken(outcome)) return outcome;
      if (attempt === attempts) return refuse('busy', 'service.busy');
      // Another instance was faster; a random wait lets one of the two go first next time.
      await pause(Math.random() * Math.min(2 ** attempt, longestPauseMs));
    }
  });
}

/** Clocks differ between instances, and a step that had to wait is not from when it was asked for. */
function momentAfter({ ticket }: Found, now: Date): string {
  const at = now.toISOString();
  return at > ticket.updatedAt ? at : ticket.updatedAt;
}

function isOvertaken(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && outcome.refusal.code === 'ticket.clash' && outcome.refusal.clashes === undefined;
}
