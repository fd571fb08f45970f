import type { StatusGroup } from '#shared/desks/workflow.ts';
import type { Activity, Comment, Entry } from '#shared/tickets/entry.ts';
import type { Priority, Ticket } from '#shared/tickets/ticket.ts';
import { openRandom, pick, pickUneven, pickWeighted, type Random } from './random.ts';
import { sentence } from './words.ts';
import {
  agents,
  commentIdOf,
  deskOf,
  isLong,
  longTimeline,
  requesters,
  severities,
  sites,
  ticketIdOf,
  ticketsOf,
} from './world.ts';

const day = 86_400_000;
const end = Date.parse('2026-11-20T17:00:00.000Z');
const span = 730 * day;

const tags = [
  'vpn',
  'paris',
  'montréal',
  'vip',
  'matériel',
  'onboarding',
  'urgent-client',
  'sécurité',
  'audit',
  'caisse',
];
const young: readonly (readonly [StatusGroup, number])[] = [
  ['new', 15],
  ['active', 30],
  ['waiting', 15],
  ['resolved', 20],
  ['closed', 20],
];
const old: readonly (readonly [StatusGroup, number])[] = [
  ['new', 1],
  ['active', 3],
  ['waiting', 2],
  ['resolved', 10],
  ['closed', 84],
];
const priorities: readonly (readonly [Priority, number])[] = [
  ['low', 20],
  ['normal', 60],
  ['high', 15],
  ['urgent', 5],
];

export interface Filed {
  readonly ticket: Ticket;
  readonly entries: readonly Entry[];
}

/** Whether a ticket of the first desk is open, known without making the whole of it. */
export function isOpen(number: number): boolean {
  return ['new', 'active', 'waiting'].includes(groupOf(openRandom(number), 0, number));
}

/** The ticket with its timeline, the same for the same desk and number. */
export function ticketOf(desk: number, number: number): Filed {
  const random = openRandom(desk * 1_000_003 + number);
  const group = groupOf(random, desk, number);
  const id = ticketIdOf(desk, number);
  const created = createdAt(desk, number);
  const requester = pick(random, requesters);
  const assignees = group === 'new' && random() < 0.6 ? [] : assigned(random);
  const entries = timeline(random, { desk, number, id, created, requester, assignees, group });
  const comments = entries.filter((entry) => entry.kind === 'comment' && !entry.internal);
  const updatedAt = entries.at(-1)?.at ?? iso(created);
  const done = group === 'resolved' || group === 'closed';
  const ticket: Ticket = {
    id,
    desk: deskOf(desk).id,
    number,
    title: sentence(random, 3 + Math.floor(random() * 6)),
    description: random() < 0.9 ? sentence(random, 8 + Math.floor(random() * 50)) : '',
    status: group,
    group,
    priority: pickWeighted(random, priorities),
    category: random() < 0.8 ? pick(random, ['question', 'incident', 'request', 'change', 'other']) : null,
    requester,
    submitter: null,
    assignees,
    watchers: random() < 0.2 ? [pick(random, requesters)] : [],
    tags: random() < 0.3 ? [pick(random, tags)] : [],
    confidential: false,
    fields: random() < 0.7 ? ownValues(random) : {},
    fieldWords: '',
    due: random() < 0.25 ? iso(created + (1 + random() * 30) * day).slice(0, 10) : null,
    source: pick(random, ['tab', 'tab', 'bot', 'message']),
    links: [],
    comments: comments.length,
    files: 0,
    noteFiles: 0,
    revision: entries.length,
    createdAt: iso(created),
    updatedAt,
    firstResponseAt: comments[0]?.at ?? null,
    resolvedAt: done ? updatedAt : null,
    closedAt: group === 'closed' ? updatedAt : null,
  };
  return { ticket, entries };
}

function ownValues(random: Random): Ticket['fields'] {
  return {
    severity: pick(random, severities),
    sites: [...new Set([pick(random, sites), pick(random, sites)])],
    vip: random() < 0.5,
    cost: Math.floor(random() * 100_000) / 100,
  };
}

function groupOf(random: Random, desk: number, number: number): StatusGroup {
  return pickWeighted(random, createdAt(desk, number) > end - 60 * day ? young : old);
}

/** Evenly over two years, each day's tickets in its working hours. */
function createdAt(desk: number, number: number): number {
  const at = end - span + (number / ticketsOf(desk)) * (span - day);
  const midnight = Math.floor(at / day) * day;
  return Math.floor(midnight + day / 3 + (at - midnight) * 0.4);
}

function assigned(random: Random): readonly string[] {
  const first = pickUneven(random, agents);
  const second = random() < 0.1 ? pick(random, agents) : first;
  return first === second ? [first] : [first, second];
}

interface Course {
  readonly desk: number;
  readonly number: number;
  readonly id: Ticket['id'];
  readonly created: number;
  readonly requester: string;
  readonly assignees: readonly string[];
  readonly group: StatusGroup;
}
type Step = (seq: number) => Entry;

function timeline(random: Random, course: Course): readonly Entry[] {
  const { id, created, requester, assignees, group } = course;
  let clock = created;
  const envelope = (seq: number, by: string) => {
    const at = iso(clock);
    clock += Math.floor(900_000 + random() * 3_600_000);
    return { seq, ticket: id, at, by, via: 'tab' as const };
  };
  const worker = assignees[0] ?? requester;
  const opened: Step = (seq) => ({ ...envelope(seq, requester), kind: 'created' });
  const changed =
    (change: Extract<Activity, { kind: 'changed' }>['changes'][number]): Step =>
    (seq) => ({
      ...envelope(seq, worker),
      kind: 'changed',
      changes: [change],
      undoes: null,
      times: null,
    });
  const commented: Step = (seq): Comment => ({
    ...envelope(seq, random() < 0.5 ? requester : worker),
    kind: 'comment',
    id: commentIdOf(id, seq),
    text: sentence(random, 6 + Math.floor(random() * 25)),
    internal: random() < 0.2,
    mentions: [],
    files: [],
    editedAt: null,
    deletedAt: null,
  });
  const steps: Step[] = [opened];
  if (assignees.length > 0) steps.push(changed({ field: 'assignees', from: [], to: assignees }));
  if (random() < 0.5) steps.push(commented);
  while (isLong(course.desk, course.number) && steps.length < longTimeline - 1) {
    const from = steps.length % 4 === 0 ? 'normal' : 'high';
    const to = from === 'high' ? 'normal' : 'high';
    steps.push(steps.length % 2 === 0 ? changed({ field: 'priority', from, to }) : commented);
  }
  if (group !== 'new') steps.push(changed({ field: 'status', from: 'new', to: group }));
  return steps.map((step, index) => step(index + 1));
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
