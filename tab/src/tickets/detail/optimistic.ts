import type { DeskView } from '#shared/desks/desk.ts';
import { findField } from '#shared/desks/fields.ts';
import { findStatus } from '#shared/desks/workflow.ts';
import type { PersonView } from '#shared/members/member.ts';
import type { TicketChanges } from '#shared/tickets/contract.ts';
import type { TicketView } from '#shared/tickets/shown.ts';

/** A ticket as it will be once the changes on their way have arrived. */
export function withChanges(
  ticket: TicketView,
  pending: readonly TicketChanges[],
  desk: DeskView,
  people: ReadonlyMap<string, PersonView>,
): TicketView {
  return pending.reduce((before, changes) => withOne(before, changes, desk, people), ticket);
}

function withOne(
  ticket: TicketView,
  changes: TicketChanges,
  desk: DeskView,
  people: ReadonlyMap<string, PersonView>,
): TicketView {
  const { requester, assignees, watchers, status, fields = {}, ...plain } = changes;
  const known = (ids: readonly string[]) => ids.flatMap((id) => people.get(id) ?? []);
  const stated = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  const next = status === undefined ? undefined : findStatus(desk.workflow, status);
  return {
    ...ticket,
    ...stated,
    ...(next === undefined ? {} : { status: next.key, group: next.group }),
    fields: withValues(ticket.fields, fields, desk, people),
    requester: (requester === undefined ? undefined : people.get(requester)) ?? ticket.requester,
    assignees: assignees === undefined ? ticket.assignees : known(assignees),
    watchers: watchers === undefined ? ticket.watchers : known(watchers),
  };
}

function withValues(
  before: TicketView['fields'],
  wanted: NonNullable<TicketChanges['fields']>,
  desk: DeskView,
  people: ReadonlyMap<string, PersonView>,
): TicketView['fields'] {
  const next = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(wanted)) {
    const isPerson = findField(desk.fields, key)?.kind === 'person';
    const shown = isPerson ? people.get(String(value)) : value;
    if (shown === null || shown === undefined) next.delete(key);
    else next.set(key, shown);
  }
  return Object.fromEntries(next);
}

/** Everyone whom a ticket or the roster knows, by id. */
export function peopleOf(ticket: TicketView, members: readonly PersonView[]): ReadonlyMap<string, PersonView> {
  const named = [...ticket.people, ...ticket.assignees, ...ticket.watchers, ticket.requester, ...members];
  return new Map(named.map((person) => [person.id, person]));
}
