import type { Entrance } from '#bot/desks/enter-desk.ts';
import type { UseCase } from '#bot/use-case.ts';
import type { Desk } from '#shared/desks/desk.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Member } from '#shared/members/member.ts';
import type * as contract from '#shared/tickets/contract.ts';
import type { TicketChanges } from '#shared/tickets/contract.ts';
import { type Act, change } from '#shared/tickets/decide.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import { peopleInValues } from '#shared/tickets/field-values.ts';
import { findClashes } from '#shared/tickets/merge.ts';
import type { Ticket, Via } from '#shared/tickets/ticket.ts';
import type { commitTicketWith } from './commit.ts';
import { approachTicket, type Found, findTicket, showAfter, type TicketDeps } from './read-ticket.ts';
import { readSince } from './timeline.ts';

export interface WriteDeps extends TicketDeps {
  readonly commit: ReturnType<typeof commitTicketWith>;
  readonly now: () => Date;
}

const attempts = 8;

/**
 * Fields that nobody else touched since the version seen are merged; others come back as a clash. Cosmos DB: 1 point read
 * and 1 batch, about 38 RU in 2 round trips.
 */
export function changeTicketWith(deps: WriteDeps): UseCase<typeof contract.changeTicket> {
  return async ({ caller, via }, { params, body }) => {
    const near = await approachTicket(deps, caller, params);
    if (!near.ok) return near;
    const { entrance } = near.value;
    const { changes, version } = body;
    const act = await actOf(deps, entrance, via, peopleIn(changes, entrance.desk));
    let entry: Entry | null = null;
    const step = async (found: Found): Promise<Outcome<Ticket>> => {
      const clashes = await clashesSince(deps, entrance, found.ticket, changes, Number(version));
      if (clashes.length > 0) return refuse('stale', 'ticket.clash', { clashes });
      const decided = change(found.ticket, changes, act);
      if (!decided.ok) return decided;
      entry = decided.value?.entry ?? null;
      if (decided.value === null) return done(found.ticket);
      return deps.commit({ partition: entrance.partition, etag: found.etag, ...decided.value });
    };
    const changed = await retryOvertaken(deps, entrance, params.ticketId, step, near.value);
    return changed.ok ? done(await showAfter(deps, near.value, changed.value, entry)) : changed;
  };
}

async function clashesSince(
  { store }: WriteDeps,
  { partition, actor }: Entrance,
  ticket: Ticket,
  changes: TicketChanges,
  version: number,
) {
  if (version >= ticket.revision) return [];
  return findClashes(ticket, changes, await readSince(store, partition, ticket.id, version, 'changed'), actor.person);
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
 * Reads, decides and commits; again from the start where somebody else's step came in between.
 * @param read the ticket as it was just read, to begin with
 */
export async function retryOvertaken<T>(
  { store }: WriteDeps,
  entrance: Entrance,
  ticketId: string,
  step: (found: Found) => Promise<Outcome<T>>,
  read: Found | null = null,
): Promise<Outcome<T>> {
  for (let attempt = 1; ; attempt++) {
    const found = attempt === 1 && read !== null ? done(read) : await findTicket(store, entrance, ticketId);
    if (!found.ok) return found;
    const outcome = await step(found.value);
    const overtaken = !outcome.ok && outcome.refusal.code === 'ticket.clash' && outcome.refusal.clashes === undefined;
    if (!overtaken) return outcome;
    if (attempt === attempts) return refuse('busy', 'service.busy');
  }
}
