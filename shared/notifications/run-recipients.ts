import type { Run } from '../checklists/run.ts';
import type { RunEntry } from '../checklists/run-entry.ts';
import type { Member } from '../members/member.ts';
import { mayOnDesk } from '../members/policy.ts';
import { NotificationKind } from './kind.ts';
import type { Recipient } from './recipients.ts';

/**
 * Who is told of an entry of a run, and what: never about one's own act, never somebody who left or may not see it.
 * @param run as it was after the entry
 * @param people the desk's roster, as far as it is concerned; where a review falls to a role, all of it
 */
export function runRecipients(entry: RunEntry, run: Run, people: ReadonlyMap<string, Member>): readonly Recipient[] {
  const strongest = new Map<string, NotificationKind>();
  for (const { person, kind } of reasons(entry, run, people)) {
    const known = strongest.get(person);
    const isStronger = known === undefined || rank(kind) < rank(known);
    // What a schedule starts or a program does is nobody's own act.
    const isOwn = person === entry.by && entry.via !== 'system' && entry.key === undefined;
    if (isStronger && !isOwn && mayBeToldOfRun(people.get(person))) strongest.set(person, kind);
  }
  return [...strongest].map(([person, kind]) => ({ person, kind }));
}

/** Asked when the event happens, and again right before anything is sent. */
export function mayBeToldOfRun(member: Member | undefined): boolean {
  return member !== undefined && !member.left && mayOnDesk(member, 'run.read');
}

/** Those whom an entry may concern, where no role has to be looked up. */
export function namedBy(entry: RunEntry, run: Run): readonly string[] {
  const mentions = entry.kind === 'comment' ? entry.mentions : [];
  return [...new Set([run.startedBy, ...run.assignees, ...run.waitsFor, ...mentions])];
}

function reasons(entry: RunEntry, run: Run, people: ReadonlyMap<string, Member>): readonly Recipient[] {
  switch (entry.kind) {
    case 'started':
      return [...telling(run.assignees, 'run-assigned'), ...telling(run.waitsFor, 'item-assigned')];
    case 'changed':
      return telling(addedBy(entry), 'run-assigned');
    case 'submitted':
      return telling(reviewersOf(run, people), 'run-review');
    case 'sent-back':
      return telling([run.startedBy, ...run.assignees, ...run.waitsFor], 'run-returned');
    case 'completed':
      return telling([run.startedBy, ...run.assignees], 'run-completed');
    case 'comment':
      return [...telling(entry.mentions, 'mentioned'), ...telling([run.startedBy, ...run.assignees], 'commented')];
    case 'answered':
    case 'noted':
    case 'comment-edited':
    case 'comment-deleted':
    case 'evidence-added':
    case 'evidence-removed':
    case 'ticket-raised':
    case 'reopened':
    case 'cancelled':
      return [];
    default:
      return entry satisfies never;
  }
}

function addedBy(entry: Extract<RunEntry, { kind: 'changed' }>): readonly string[] {
  const change = entry.changes.find(({ field }) => field === 'assignees');
  if (!Array.isArray(change?.to)) return [];
  const before: readonly string[] = Array.isArray(change.from) ? change.from : [];
  return change.to.filter((person) => !before.includes(person));
}

function reviewersOf({ reviewer }: Run, people: ReadonlyMap<string, Member>): readonly string[] {
  if (reviewer === null) return [];
  if ('person' in reviewer) return [reviewer.person];
  return [...people.values()].filter(({ role }) => role === reviewer.role).map(({ person }) => person);
}

function telling(people: readonly string[], kind: NotificationKind): readonly Recipient[] {
  return people.map((person) => ({ person, kind }));
}

function rank(kind: NotificationKind): number {
  return NotificationKind.options.indexOf(kind);
}
