import { deliveryId } from '#bot/notifications/delivery.ts';
import { chainIdOf } from '#bot/notifications/send-message.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { burstOf, planSignals, type Signal, type Waiting } from '#shared/notifications/merge.ts';
import { openRandom, pick } from '#test/bench/random.ts';
import { type Person, people } from '#test/cloud/cast.ts';
import { actOn, deliveriesTo, startRelay, type startTrustedEntra } from './start-relay.ts';

interface Size {
  readonly people: number;
  /** To each of them. */
  readonly events: number;
}
/** A message as Graph can tell one from another, and of how many events it tells. */
interface Told {
  readonly chainId: number | null;
  readonly count: number;
}
export interface Storm {
  readonly accepted: ReadonlyMap<string, readonly Told[]>;
  readonly expected: ReadonlyMap<string, readonly Told[]>;
  /** How many deliveries there are, by state. */
  readonly states: Readonly<Record<string, number>>;
  readonly refused: number;
  readonly failures: readonly string[];
}

interface Comment {
  readonly second: number;
  readonly ticket: number;
}

const { nadia, etienne, camille } = people;
const authors = [nadia, etienne, camille];
const ticketsEach = 14;
/** In seconds from the first event; Graph asks everybody to wait until the window's end. */
const refusing = [
  { from: 20, until: 45 },
  { from: 70, until: 100 },
] as const;
const seconds = 90;
/** Long enough for everything that waits. */
const settled = 400;

/**
 * Comments rain on people for a minute and a half while Graph refuses with 429 twice, two instances sweeping every second.
 * Gives what Graph accepted beside what the pure plan says that it should have been given.
 */
export async function runStorm(
  trusted: Awaited<ReturnType<typeof startTrustedEntra>>,
  size: Size,
  seed: number,
): Promise<Storm> {
  const crowd = Array.from({ length: size.people }, (_, index) => crowdPerson(index));
  const teamsApp = await startRelay(trusted, undefined, crowd);
  try {
    const { first, graph, clock } = teamsApp;
    const second = teamsApp.open();
    const acts = actOn(first, teamsApp.desk);
    const tickets = new Map<string, readonly TicketId[]>();
    for (const person of crowd) {
      const own: TicketId[] = [];
      for (let number = 0; number < ticketsEach; number++) own.push(await acts.file(person, `Ticket ${number}`));
      tickets.set(person.oid, own);
    }
    await first.idle();
    const begun = clock.now().toISOString();
    const rain = rainOn(crowd, size.events, seed);
    for (let tick = 0; tick <= settled; tick++) {
      if (tick > 0) clock.advance(1);
      graph.clearFaults();
      const window = refusing.find(({ from, until }) => tick >= from && tick < until);
      if (window !== undefined)
        graph.plan({
          status: 429,
          retryAfter: window.until - tick,
          times: 1_000_000,
          match: /sendActivityNotification/,
        });
      await Promise.all([first.sweep(), second.sweep()]);
      for (const person of crowd) {
        const comment = rain.get(person.oid)?.find((one) => one.second === tick);
        const ticket = tickets.get(person.oid)?.[comment?.ticket ?? 0];
        if (comment === undefined || ticket === undefined) continue;
        await acts.comment(authorOf(comment), ticket, `Commentaire ${tick}`);
      }
      await Promise.all([first.idle(), second.idle()]);
    }
    const accepted = Map.groupBy(graph.sent(), ({ recipient }) => recipient);
    const states: Record<string, number> = {};
    for (const person of crowd)
      for (const { state } of await deliveriesTo(first.store, person)) states[state] = (states[state] ?? 0) + 1;
    return {
      accepted: new Map(
        crowd.map(({ oid }) => [
          oid,
          (accepted.get(oid) ?? []).map(({ chainId, parameters }) => ({
            chainId,
            count: Number(parameters['count'] ?? 1),
          })),
        ]),
      ),
      expected: new Map(
        crowd.map((person) => [
          person.oid,
          expectedOf(person, rain.get(person.oid) ?? [], tickets.get(person.oid) ?? [], begun),
        ]),
      ),
      states,
      refused: graph.calls.filter((call) => call.includes('sendActivityNotification')).length - graph.sent().length,
      failures: teamsApp.failures,
    };
  } finally {
    await teamsApp.stop();
  }
}

/** What one person should have been given: the pure plan asked every second, and nobody asked while Graph refuses. */
function expectedOf(
  { tenant, oid }: Person,
  rain: readonly Comment[],
  tickets: readonly TicketId[],
  begun: string,
): readonly Told[] {
  const at = (second: number) => secondsAfter(begun, second);
  const seqs = new Map<number, number>();
  let waiting: Waiting[] = [];
  let recent: (Signal & { readonly second: number })[] = [];
  const told: Told[] = [];
  for (let tick = 0; tick <= settled; tick++) {
    const window = refusing.find(({ from, until }) => tick >= from && tick < until);
    for (const comment of [null, ...rain.filter(({ second }) => second === tick)]) {
      if (comment !== null) {
        // Of a ticket, entry 1 says that it was filed.
        const seq = (seqs.get(comment.ticket) ?? 1) + 1;
        seqs.set(comment.ticket, seq);
        const subject = tickets[comment.ticket] ?? '';
        const by = authorOf(comment).oid;
        waiting.push({ id: deliveryId(subject, seq), subject, by, held: null, at: at(tick), due: at(tick) });
      }
      if (window !== undefined) {
        waiting = waiting.map((item) => (item.due <= at(tick) ? { ...item, due: at(window.until) } : item));
        continue;
      }
      recent = recent.filter(({ second }) => second > tick - 60);
      const { now, later } = planSignals(waiting, recent, at(tick));
      const gone = new Set(now.flat().map(({ id }) => id));
      const until = new Map(later.map((one) => [one.item.id, one.until]));
      waiting = waiting
        .filter(({ id }) => !gone.has(id))
        .map((item) => ({ ...item, due: until.get(item.id) ?? item.due }));
      recent.push(...now.map((items) => ({ second: tick, at: at(tick), bursts: [...new Set(items.map(burstOf))] })));
      told.push(
        ...now.map((items) => ({ chainId: chainIdOf(`${tenant}/${oid}/${items[0]?.id}`), count: items.length })),
      );
    }
  }
  return told;
}

/** For each person at most one comment a second, each ticket by an author of its own. */
function rainOn(crowd: readonly Person[], events: number, seed: number): ReadonlyMap<string, readonly Comment[]> {
  const random = openRandom(seed);
  const all = Array.from({ length: ticketsEach }, (_, ticket) => ticket);
  return new Map(
    crowd.map(({ oid }) => {
      const moments = Array.from({ length: seconds }, (_, second) => ({ second, order: random() }))
        .toSorted((a, b) => a.order - b.order)
        .slice(0, events);
      return [
        oid,
        moments.map(({ second }) => ({ second, ticket: pick(random, all) })).toSorted((a, b) => a.second - b.second),
      ];
    }),
  );
}

function authorOf({ ticket }: Comment): Person {
  return authors[ticket % authors.length] ?? nadia;
}

function crowdPerson(index: number): Person {
  const name = `Personne ${index}`;
  return {
    ...camille,
    oid: `50000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name,
    givenName: 'Personne',
    surname: String(index),
    upn: `personne.${index}@maison-bergeron.example`,
    mail: `personne.${index}@maison-bergeron.example`,
  };
}
