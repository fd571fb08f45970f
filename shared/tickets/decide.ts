import { offeredCategories } from '../desks/categories.ts';
import type { Desk } from '../desks/desk.ts';
import { offeredPriorities } from '../desks/priorities.ts';
import { findStatus, firstOfGroup, isLeaving, isOpenGroup, mayFollow, type Status } from '../desks/workflow.ts';
import type { TicketId } from '../kernel/ids.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Actor, Member } from '../members/member.ts';
import { mayOnDesk, mayOnTicket } from '../members/policy.ts';
import type { TicketChanges } from './contract.ts';
import { type Activity, type Entry, type FieldChange, type FieldValue, signed } from './entry.ts';
import { type CustomValue, type CustomValues, checkValues, fieldWords, missingFields } from './field-values.ts';
import { isOwnField, keyOfOwn, type Priority, type Ticket, type TicketField, touchingOf, type Via } from './ticket.ts';

/** What a decision gives: the state to store and the entry that tells of it, to be committed together. */
export interface Change<E extends Entry = Entry> {
  readonly ticket: Ticket;
  readonly entry: E;
}
/** The act around a decision: who, when, through what, with what is known of the desk and its people. */
export interface Act {
  readonly desk: Desk;
  readonly actor: Actor;
  readonly at: string;
  readonly via: Via;
  /** Those whom the act names, as the roster has them; whoever is absent is not on it. */
  readonly people: ReadonlyMap<string, Member>;
}

export interface NewTicket extends Omit<TicketChanges, 'status' | 'fields'> {
  readonly id: TicketId;
  readonly title: string;
  /** Absent where nobody was asked for them, as from a checklist: then none is required. */
  readonly fields?: CustomValues | undefined;
}

/** Files a ticket without its number, which the desk's counter gives in the same commit. */
export function create(input: NewTicket, act: Act): Outcome<Change> {
  const { desk, actor, at, via } = act;
  const requester = input.requester ?? actor.person;
  if (!mayOnDesk(actor, 'ticket.create')) return refuse('forbidden', 'ticket.forbidden');
  if (requester !== actor.person && !mayOnDesk(actor, 'ticket.create-for-other'))
    return refuse('forbidden', 'ticket.forbidden', { fields: ['requester'] });
  const handed = (['assignees', 'watchers'] as const).filter((field) => (input[field]?.length ?? 0) > 0);
  if (actor.role === 'guest' && handed.length > 0) return refuse('forbidden', 'ticket.forbidden', { fields: handed });
  const status = firstOfGroup(desk.workflow, 'new') ?? desk.workflow[0];
  if (status === undefined) throw new Error(`desk ${desk.id} has no status`);
  const ticket: Ticket = {
    id: input.id,
    desk: desk.id,
    number: 0,
    title: input.title,
    description: input.description ?? '',
    status: status.key,
    group: status.group,
    priority: input.priority ?? 'normal',
    category: input.category ?? null,
    requester,
    submitter: requester === actor.person ? null : actor.person,
    assignees: unique(input.assignees ?? []),
    watchers: unique(input.watchers ?? []),
    tags: unique(input.tags ?? []),
    due: input.due ?? null,
    confidential: input.confidential ?? false,
    fields: input.fields ?? {},
    fieldWords: input.fields === undefined ? '' : fieldWords(desk.fields, input.fields),
    source: via,
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
  };
  const filed = keptInSight(ticket, actor);
  const checks = [
    checkPeople(input, act),
    checkCategory(ticket.category, desk),
    checkPriority(input.priority, desk),
    checkAnswers(input, act),
  ];
  const named = checks.find((check) => !check.ok);
  if (named !== undefined && !named.ok) return named;
  return done({ ticket: filed, entry: { kind: 'created', seq: 1, ticket: ticket.id, ...signed(act) } });
}

/** The desk's own fields as the form asks for them. */
function checkAnswers({ category = null, fields }: NewTicket, { desk, people }: Act): Outcome<null> {
  if (fields === undefined) return done(null);
  const checked = checkValues(fields, { fields: desk.fields, category, before: {}, people });
  if (!checked.ok) return checked;
  const missing = missingFields(desk.fields, category, fields);
  if (missing.length === 0) return done(null);
  return refuse('rule', 'ticket.field-needed', { fields: missing.map(({ key }) => `fields.${key}`) });
}

/** Whoever files a ticket for somebody else goes on seeing it, by watching where that is what it takes. */
export function keptInSight(ticket: Ticket, actor: Actor): Ticket {
  const sees = (item: Ticket) => mayOnTicket(actor, 'ticket.read', touchingOf(item));
  const watched = { ...ticket, watchers: unique([...ticket.watchers, actor.person]) };
  return sees(ticket) || !sees(watched) ? ticket : watched;
}

/** The entry that a change takes back. */
export type Undoing = Extract<Entry, { kind: 'changed' }>;

/**
 * Changes fields of a ticket as one step. Null where nothing would change. A refusal names fields of the ticket.
 * @param undoing the entry that this takes back, null for an ordinary change
 */
export function change(
  ticket: Ticket,
  wanted: TicketChanges,
  act: Act,
  undoing: Undoing | null = null,
): Outcome<Change<Undoing> | null> {
  const changes = differences(ticket, wanted);
  if (changes.length === 0) return done(null);
  const restored: Ticket = undoing === null ? ticket : { ...ticket, ...valuesOf(changes) };
  const barred = changes.find((item) => !mayChange(ticket, item, act.actor) && !mayChange(restored, item, act.actor));
  if (barred !== undefined) return refuse('forbidden', 'ticket.forbidden', { fields: [barred.field] });
  const checks = [
    checkPeople(wanted, act, ticket),
    checkCategory(wanted.category ?? null, act.desk),
    checkPriority(wanted.priority, act.desk),
    // What was there may be taken back, whatever the desk asks for by now.
    undoing === null ? checkOwn(ticket, wanted, act) : done(null),
  ];
  const failed = checks.find((check) => !check.ok);
  if (failed !== undefined && !failed.ok) return failed;
  const status = wanted.status === undefined ? done(null) : checkStatus(ticket, wanted.status, act.desk, undoing);
  if (!status.ok) return status;
  const next = { ...applyChanges(ticket, changes, status.value, act), ...undoing?.times };
  const seq = ticket.revision + 1;
  const { resolvedAt, closedAt } = ticket;
  return done({
    ticket: { ...next, revision: seq, updatedAt: act.at },
    entry: {
      kind: 'changed',
      seq,
      ticket: ticket.id,
      ...signed(act),
      changes,
      undoes: undoing?.seq ?? null,
      times: status.value === null ? null : { resolvedAt, closedAt },
    },
  });
}

/**
 * Naming another requester, taking an unassigned ticket, watching and reopening have cells of their own; every other change is
 * an edit. Nobody but an owner makes themselves an assignee by editing: assignees read internal notes, which may be about the
 * requester.
 */
function mayChange(ticket: Ticket, { field, to }: FieldChange, actor: Actor): boolean {
  const facts = touchingOf(ticket);
  if (field === 'requester') return mayOnTicket(actor, 'ticket.change-requester', facts);
  const joins =
    field === 'assignees' && Array.isArray(to) && to.includes(actor.person) && !ticket.assignees.includes(actor.person);
  if (mayOnTicket(actor, 'ticket.edit', facts) && (!joins || actor.role === 'owner')) return true;
  if (field === 'assignees')
    return mayOnTicket(actor, 'ticket.take', facts) && Array.isArray(to) && to.length === 1 && to[0] === actor.person;
  if (field === 'watchers')
    return mayOnTicket(actor, 'ticket.watch', facts) && isOnlyOneself(ticket.watchers, to, actor);
  if (field === 'status') return facts.closed && mayOnTicket(actor, 'ticket.reopen', facts);
  return false;
}

function isOnlyOneself(before: readonly string[], after: FieldValue, actor: Actor): boolean {
  if (!Array.isArray(after)) return false;
  const others = (people: readonly string[]) =>
    people
      .filter((person) => person !== actor.person)
      .sort()
      .join();
  return others(before) === others(after);
}

/** The fields whose wanted value differs from the present one. */
export function differences(ticket: Ticket, wanted: TicketChanges): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [field, value] of wantedFields(wanted)) {
    const from = valueIn(ticket, field);
    const to = Array.isArray(value) ? unique(value) : value;
    if (!isSameValue(from, to)) changes.push({ field, from, to });
  }
  return changes;
}

/** Each field that is to change, those of the desk's own one by one. */
export function wantedFields({
  fields = {},
  ...plain
}: TicketChanges): readonly (readonly [TicketField, FieldValue])[] {
  const stated = Object.entries(plain) as [Exclude<TicketField, `fields.${string}`>, FieldValue | undefined][];
  return [
    ...stated.flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const])),
    ...Object.entries(fields).map(([key, value]) => [`fields.${key}`, value] as const),
  ];
}

/** What a ticket holds of a field; null where it holds nothing. */
export function valueIn(ticket: Ticket, field: TicketField): FieldValue {
  return isOwnField(field) ? (ticket.fields[keyOfOwn(field)] ?? null) : ticket[field];
}

export function isSameValue(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function applyChanges(
  ticket: Ticket,
  changes: readonly FieldChange[],
  status: Status | null,
  { desk, at }: Pick<Act, 'desk' | 'at'>,
): Ticket {
  const own = changes.filter(({ field }) => isOwnField(field));
  const changed: Ticket = { ...ticket, ...valuesOf(changes) };
  const fields = own.length === 0 ? ticket.fields : withValues(ticket.fields, own);
  const next = own.length === 0 ? changed : { ...changed, fields, fieldWords: fieldWords(desk.fields, fields) };
  return status === null ? next : enterStatus(next, status, at);
}

function valuesOf(changes: readonly FieldChange[]): Partial<Ticket> {
  const plain = changes.filter(({ field }) => !isOwnField(field));
  return Object.fromEntries(plain.map(({ field, to }) => [field, to])) as Partial<Ticket>;
}

function withValues(before: CustomValues, changes: readonly FieldChange[]): CustomValues {
  const next = new Map<string, CustomValue>(Object.entries(before));
  for (const { field, to } of changes) {
    const key = isOwnField(field) ? keyOfOwn(field) : '';
    if (to === null) next.delete(key);
    else next.set(key, to);
  }
  return Object.fromEntries(next);
}

/** The times that reports and service levels count from follow the group, whatever the status is called. */
export function enterStatus(ticket: Ticket, status: Status, at: string): Ticket {
  const open = isOpenGroup(status.group);
  return {
    ...ticket,
    status: status.key,
    group: status.group,
    resolvedAt: open ? null : (ticket.resolvedAt ?? at),
    closedAt: status.group === 'closed' ? (ticket.closedAt ?? at) : null,
  };
}

function checkStatus(ticket: Ticket, key: string, desk: Desk, undoing: Undoing | null): Outcome<Status> {
  const to = findStatus(desk.workflow, key);
  if (to === undefined || isLeaving(to)) return refuse('rule', 'ticket.unknown-status', { fields: ['status'] });
  const from = findStatus(desk.workflow, ticket.status);
  if (undoing === null && from !== undefined && from.successor !== key && !mayFollow(from, key))
    return refuse('rule', 'ticket.no-transition', { fields: ['status'] });
  return done(to);
}

/** People newly named must be on the roster; guests and those who left cannot be given work. */
function checkPeople(
  wanted: Pick<TicketChanges, 'requester' | 'assignees' | 'watchers'>,
  { people }: Act,
  before: Ticket | null = null,
): Outcome<null> {
  const present = (person: string) => people.get(person)?.left === false;
  const added = (field: 'assignees' | 'watchers') =>
    (wanted[field] ?? []).filter((person) => before === null || !before[field].includes(person));
  if (wanted.requester !== undefined && !present(wanted.requester))
    return refuse('rule', 'ticket.not-on-roster', { fields: ['requester'] });
  for (const field of ['assignees', 'watchers'] as const) {
    if (!added(field).every(present)) return refuse('rule', 'ticket.not-on-roster', { fields: [field] });
  }
  if (added('assignees').some((person) => people.get(person)?.role === 'guest'))
    return refuse('rule', 'ticket.guest-assignee', { fields: ['assignees'] });
  return done(null);
}

function checkCategory(category: string | null, desk: Desk): Outcome<null> {
  const known = category === null || offeredCategories(desk.categories).some((item) => item.key === category);
  return known ? done(null) : refuse('rule', 'ticket.unknown-category', { fields: ['category'] });
}

function checkPriority(priority: Priority | undefined, desk: Desk): Outcome<null> {
  const known = priority === undefined || offeredPriorities(desk.priorities).some(({ key }) => key === priority);
  return known ? done(null) : refuse('rule', 'ticket.unknown-priority', { fields: ['priority'] });
}

function checkOwn(ticket: Ticket, { category = ticket.category, fields }: TicketChanges, { desk, people }: Act) {
  if (fields === undefined) return done(null);
  return checkValues(fields, { fields: desk.fields, category, before: ticket.fields, people });
}

/** The inverse of a change, as wanted values. */
export function inverse(activity: Activity): TicketChanges {
  if (activity.kind !== 'changed') return {};
  const own = activity.changes.flatMap(({ field, from }) => (isOwnField(field) ? [[keyOfOwn(field), from]] : []));
  const plain = activity.changes.flatMap(({ field, from }) => (isOwnField(field) ? [] : [[field, from]]));
  return { ...Object.fromEntries(plain), ...(own.length === 0 ? {} : { fields: Object.fromEntries(own) }) };
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
