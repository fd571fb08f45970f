import { offeredCategories } from '../desks/categories.ts';
import { actorOn, type Desk } from '../desks/desk.ts';
import { findField } from '../desks/fields.ts';
import { offeredPriorities, usualPriority } from '../desks/priorities.ts';
import { findStatus, firstOfGroup, isLeaving, isOpenGroup, type Status } from '../desks/workflow.ts';
import type { DeskId } from '../kernel/ids.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Actor, Member } from '../members/member.ts';
import { mayOnDesk, mayOnTicket } from '../members/policy.ts';
import { type Act, type Change, enterStatus, isSameValue, keptInSight, valueIn } from './decide.ts';
import { type FieldChange, type FieldValue, type Move, signed } from './entry.ts';
import { type CustomValue, fieldWords, fits } from './field-values.ts';
import { restate, type Terms } from './restate.ts';
import { isOwnField, keyOf, keyOfOwn, type Ticket, type TicketField, touchingOf } from './ticket.ts';

/** Where a ticket is to go, with who moves it as the desk there knows them. */
export interface Target {
  readonly desk: Desk;
  readonly actor: Actor;
}

/** Whether somebody may hand a ticket to another desk: a step on the ticket, and a filing for its requester there. */
export function mayMove(ticket: Ticket, actor: Actor, target: Target): Outcome<null> {
  if (!mayOnTicket(actor, 'ticket.move', touchingOf(ticket))) return refuse('forbidden', 'ticket.forbidden');
  if (target.desk.id === ticket.desk) return refuse('invalid', 'request.invalid', { fields: ['to'] });
  if (!mayOnDesk(target.actor, 'ticket.create-for-other'))
    return refuse('forbidden', 'ticket.forbidden', { fields: ['to'] });
  return done(null);
}

/** The ticket as it leaves its desk; `arrive` says what becomes of it on the other. */
export function moveAway(ticket: Ticket, target: Target, act: Act): Outcome<Change<Move>> {
  const may = mayMove(ticket, act.actor, target);
  return may.ok ? done(leave(ticket, target.desk.id, act)) : may;
}

/** As `moveAway`, for who takes back that they moved it here. */
export function leave(ticket: Ticket, target: DeskId, act: Act): Change<Move> {
  const { desk } = act;
  const seq = ticket.revision + 1;
  return {
    ticket: { ...ticket, revision: seq, updatedAt: act.at },
    entry: {
      kind: 'moved',
      seq,
      ticket: ticket.id,
      ...signed(act),
      origin: { desk: desk.id, name: desk.name, key: keyOf(desk.prefix, ticket.number) },
      target,
      changes: [],
    },
  };
}

/** What a ticket meets on the desk that it goes to. */
export interface Reception {
  readonly desk: Desk;
  readonly terms: Terms;
  /** Everybody whom the ticket names, as the roster there has them; whoever is absent is not on it. */
  readonly people: ReadonlyMap<string, Member>;
  /** The move that brought it here from there, where it goes straight back: what did not fit then comes back. */
  readonly undone: Move | null;
}

/** The ticket on its new desk, without its number, and the entry that tells of it there. */
export function arrive(left: Ticket, entry: Move, reception: Reception): Change<Move> {
  const { ticket, changes } = fitInto(left, reception);
  const { desk, people } = reception;
  const mover = people.get(entry.by);
  const status = findStatus(desk.workflow, ticket.status);
  if (status === undefined) throw new Error(`desk ${desk.id} has no status ${ticket.status}`);
  const arrived = {
    ...enterStatus(ticket, status, entry.at),
    desk: desk.id,
    number: 0,
    links: [],
    revision: entry.seq,
    updatedAt: entry.at,
  };
  const isHere = mover !== undefined && !mover.left;
  return {
    ticket: isHere ? keptInSight(arrived, actorOn(desk, mover)) : arrived,
    entry: { ...entry, changes },
  };
}

/** What a ticket holds as the other desk has it, and what is different there, told in its terms. */
export function fitInto(left: Ticket, { desk, terms, people, undone }: Reception) {
  const before = new Map<TicketField, FieldValue>();
  const held = (field: TicketField) => {
    const back = undone?.changes.find(
      (change) => change.field === field && isSameValue(valueIn(left, field), change.to),
    );
    return restate(field, back === undefined ? valueIn(left, field) : back.from, terms);
  };
  const is = (field: TicketField) => {
    const [restated, value] = restate(field, valueIn(left, field), terms);
    before.set(restated, value);
    return held(field);
  };
  const present = (person: string) => people.get(person)?.left === false;
  const worker = (person: string) => present(person) && people.get(person)?.role !== 'guest';
  const [, status] = is('status');
  const [, category] = is('category');
  const [, priority] = is('priority');
  const own = [...Object.keys(left.fields).map((key) => `fields.${key}` as const), ...emptied(undone)];
  const kept = [...new Set(own)].map(is).filter(([field, value]) => isTaken(field, value, desk, present));
  const fields = Object.fromEntries(
    kept.map(([field, value]) => [isOwnField(field) ? keyOfOwn(field) : field, value as CustomValue]),
  );
  const ticket: Ticket = {
    ...left,
    status: statusFor(status, left, desk).key,
    category: offeredCategories(desk.categories).find(({ key }) => key === category)?.key ?? null,
    priority: offeredPriorities(desk.priorities).find(({ key }) => key === priority)?.key ?? usualPriority,
    assignees: peopleIn(is('assignees')[1]).filter(worker),
    watchers: peopleIn(is('watchers')[1]).filter(present),
    fields,
    fieldWords: fieldWords(desk.fields, fields),
  };
  const changes = [...before].flatMap(([field, from]): readonly FieldChange[] => {
    const to = valueIn(ticket, field);
    return isSameValue(from, to) ? [] : [{ field, from, to }];
  });
  return { ticket, changes };
}

/** The own fields that a move took away. */
function emptied(undone: Move | null) {
  return (undone?.changes ?? []).flatMap(({ field, to }) => (isOwnField(field) && to === null ? [field] : []));
}

function isTaken(field: TicketField, value: FieldValue, desk: Desk, present: (person: string) => boolean): boolean {
  const own = isOwnField(field) ? findField(desk.fields, keyOfOwn(field)) : undefined;
  if (own === undefined || value === null || own.archived) return false;
  return fits(own, value, null) && (own.kind !== 'person' || present(String(value)));
}

/** The same status, else the first of its group, else one that is as open as it was. */
function statusFor(wanted: FieldValue, { group }: Ticket, { workflow }: Desk): Status {
  const same = workflow.find((status) => status.key === wanted && !isLeaving(status));
  const open = isOpenGroup(group);
  const status =
    same ??
    firstOfGroup(workflow, group) ??
    firstOfGroup(workflow, open ? 'active' : 'closed') ??
    firstOfGroup(workflow, open ? 'new' : 'resolved') ??
    workflow[0];
  if (status === undefined) throw new Error('a desk has no status');
  return status;
}

function peopleIn(value: FieldValue): readonly string[] {
  return typeof value === 'object' && value !== null ? value : [];
}
