import { openRandom, pick, pickUneven, type Random } from './random.ts';
import { itemKeyOf, tickedItems } from './runs.ts';
import { isOpen, ticketOf } from './tickets.ts';
import { commonWords, rareWords, sentence, wordPairs } from './words.ts';
import {
  agents,
  deskOf,
  isLongRun,
  listsDesk,
  longRunItems,
  longTimeline,
  owners,
  people,
  runIdOf,
  runsOf,
  severities,
  sites,
  ticketIdOf,
  ticketsOf,
} from './world.ts';

/** What is asked of the service, and in the same words of the limit. */
export interface Asked {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly body: unknown;
}
export const operations = [
  'create',
  'comment',
  'assign',
  'list',
  'list filtered',
  'list by fields',
  'open',
  'search common',
  'search rare',
  'search two words',
  'counts',
  'list runs',
  'open run',
  'tick',
] as const;
export type Operation = (typeof operations)[number];

/** How many people ask, the first of them owners: only those where something is written, because they may assign. */
export function callersOf(operation: Operation): number {
  const writes: readonly Operation[] = ['create', 'comment', 'assign', 'tick'];
  return writes.includes(operation) ? owners.length : 2 * owners.length;
}

const first = deskOf(0).id;
const tickets = `/api/v1/desks/${first}/tickets`;
const runs = `/api/v1/desks/${deskOf(listsDesk).id}/runs`;
const asMember = people.slice(0, 40).map(({ oid }) => oid);

/** One of so many shares of the tickets, or of the long runs, which whoever assigns or ticks has alone: two at once on one would clash, and rightly. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

/** A sequence of requests of one kind on the large desk, the same for the same seed. */
export function openOperation(operation: Operation, seed: number, share: Share = { index: 0, of: 1 }): () => Asked {
  const random = openRandom(seed);
  const openTicket = anyOpenTicket(random);
  switch (operation) {
    case 'create':
      return () => ({ method: 'POST', path: tickets, body: newTicket(random) });
    case 'comment':
      return () => ({ method: 'POST', path: `${openTicket()}/comments`, body: { text: sentence(random, 15) } });
    case 'assign':
      return openAssignments(random, share);
    case 'list':
      return () => get(`${tickets}?limit=50`);
    case 'list filtered':
      return () => get(`${tickets}?limit=50&group=new,active,waiting&assignee=${pickUneven(random, asMember)}`);
    case 'list by fields':
      return () => get(`${tickets}?limit=50&sort=fields.cost&direction=asc&fields=${ownFilter(random)}`);
    case 'open':
      return () => get(`${tickets}/${ticketIdOf(0, 500 * (1 + Math.floor((random() * ticketsOf(0)) / 500)))}`);
    case 'search common':
      return () => search(pick(random, commonWords));
    case 'search rare':
      return () => search(pick(random, rareWords));
    case 'search two words':
      return () => search(pick(random, wordPairs));
    case 'counts':
      return () => get(`${tickets}/counts`);
    case 'list runs':
      return () => get(`${runs}?limit=50`);
    case 'open run':
      return () => get(`${runs}/${longRun(random, { index: 0, of: 1 })}`);
    case 'tick':
      return openTicks(random, share);
    default:
      return operation satisfies never;
  }
}

function ownFilter(random: Random): string {
  const vip = random() < 0.5 ? 'yes' : 'no';
  return encodeURIComponent(`severity:${pick(random, severities)};sites:${pick(random, sites)};vip:${vip}`);
}

/** Entries that each ticket asked for by `open` had when the data was made. */
export const entriesOpened = longTimeline;

function get(path: string): Asked {
  return { method: 'GET', path, body: null };
}

function search(text: string): Asked {
  return get(`${tickets}/search?text=${encodeURIComponent(text)}`);
}

function anyOpenTicket(random: Random): () => string {
  const number = openNumbers(random, { index: 0, of: 1 });
  return () => `${tickets}/${ticketIdOf(0, number())}`;
}

function openNumbers(random: Random, { index, of }: Share): () => number {
  return () => {
    let number = 0;
    do number = 1 + Math.floor(random() * ticketsOf(0));
    while (number % of !== index || !isOpen(number));
    return number;
  };
}

function newTicket(random: Random) {
  return {
    title: sentence(random, 6),
    description: sentence(random, 30),
    priority: pick(random, ['low', 'normal', 'high']),
    category: 'incident',
    ...(random() < 0.3 ? { assignees: [pickUneven(random, agents)] } : {}),
    ...(random() < 0.3 ? { tags: ['vpn'] } : {}),
  };
}

/** Each to somebody else than before, at the version that it was seen at: as it was made, and as it was last answered. */
function openAssignments(random: Random, share: Share): () => Asked {
  const number = openNumbers(random, share);
  const seen = new Map<number, { readonly assignee: string | undefined; readonly version: number }>();
  return () => {
    const one = number();
    const { ticket } = ticketOf(0, one);
    const before = seen.get(one) ?? { assignee: ticket.assignees[0], version: ticket.revision };
    const assignee = pick(
      random,
      agents.filter((agent) => agent !== before.assignee),
    );
    seen.set(one, { assignee, version: before.version + 1 });
    const body = { version: String(before.version), changes: { assignees: [assignee] } };
    return { method: 'PATCH', path: `${tickets}/${ticket.id}`, body };
  };
}

const longRuns = Array.from({ length: runsOf(listsDesk) }, (_, index) => index + 1).filter(isLongRun);

function longRun(random: Random, { index, of }: Share): string {
  const mine = longRuns.filter((_, place) => place % of === index);
  return runIdOf(pick(random, mine));
}

/** Items of long runs, ticked where they are not and taken back where they are, at the version last answered. */
function openTicks(random: Random, share: Share): () => Asked {
  const seen = new Map<string, { readonly version: number; readonly isTicked: boolean }>();
  return () => {
    const item = 1 + Math.floor(random() * longRunItems);
    const path = `${runs}/${longRun(random, share)}/items/${itemKeyOf(item)}`;
    const asMade = item <= tickedItems ? { version: 1, isTicked: true } : { version: 0, isTicked: false };
    const { version, isTicked } = seen.get(path) ?? asMade;
    seen.set(path, { version: version + 1, isTicked: !isTicked });
    return { method: 'PUT', path, body: { version, answer: isTicked ? null : { kind: 'tick' } } };
  };
}
