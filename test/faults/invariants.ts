import { deskPartition } from '#bot/desks/desk-document.ts';
import type { Store, Stored } from '#bot/store/port.ts';
import { entryOf } from '#bot/tickets/entry-document.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import { people } from '#test/cloud/cast.ts';
import { deliveriesTo, type TestRelay } from '#test/relay/start-relay.ts';

/** What people were told is done. */
export interface Acknowledged {
  readonly filed: string[];
  readonly comments: string[];
}

const { nadia, etienne, camille, luc } = people;
const workers = [nadia, etienne, camille, luc];
const partition = (desk: string) => deskPartition(nadia.tenant, desk);
/** As many times as a minute passes, at most, until nothing is left to do. */
const patience = 150;

/** Where people worked, and what instance comes after. */
export type Aftermath = Pick<TestRelay, 'open' | 'desk' | 'clock' | 'graph'>;

/** Lets an instance that was not there clear up, and says what was promised and is not so; empty where all is. */
export async function brokenInvariants(relay: Aftermath, done: Acknowledged): Promise<readonly string[]> {
  const { store, sweep } = relay.open();
  let left = await leftIn(store, relay.desk);
  for (let minute = 0; left > 0 && minute < patience; minute++) {
    relay.clock.advance(61);
    await sweep();
    left = await leftIn(store, relay.desk);
  }
  const tickets = (await readAll(store, relay.desk, 'ticket', 'number')).map(ticketOf);
  const entries = (await readAll(store, relay.desk, 'entry', 'at')).map(entryOf);
  const kept = new Set(tickets.map(({ id }) => String(id)));
  const said = new Set(entries.flatMap((entry) => (entry.kind === 'comment' ? [String(entry.id)] : [])));
  const steps = tickets.filter((ticket) => {
    const seqs = entries.filter((entry) => entry.ticket === ticket.id).map(({ seq }) => seq);
    return [...seqs].sort((a, b) => a - b).join() !== Array.from({ length: ticket.revision }, (_, n) => n + 1).join();
  });
  return [
    ...(left === 0 ? [] : [`${left} pieces of work are still to be done`]),
    ...done.filed.filter((id) => !kept.has(id)).map((id) => `ticket ${id} was acknowledged and is lost`),
    ...done.comments.filter((id) => !said.has(id)).map((id) => `comment ${id} was acknowledged and is lost`),
    ...tickets
      .filter(({ number }, index) => number !== index + 1)
      .map(({ number }) => `number ${number} is out of order`),
    ...steps.map(({ id }) => `the history of ${id} has a gap or a double`),
    ...(await wronglyTold(relay, store, tickets)),
  ];
}

async function leftIn(store: Store, desk: string): Promise<number> {
  const outbox = await store.count(partition(desk), { type: 'outbox' });
  const waiting = await Promise.all(
    workers.map(
      async (person) => (await deliveriesTo(store, person)).filter(({ state }) => state === 'waiting').length,
    ),
  );
  return waiting.reduce((sum, count) => sum + count, outbox);
}

/** Each person is told once of each ticket that somebody else gave them, and of nothing twice. */
async function wronglyTold(relay: Aftermath, store: Store, tickets: readonly Ticket[]): Promise<readonly string[]> {
  const findings = await Promise.all(
    workers.map(async (person) => {
      const deliveries = await deliveriesTo(store, person);
      const owed = tickets.filter(
        ({ requester, assignees }) => requester !== person.oid && assignees.includes(person.oid),
      );
      const assigned = deliveries.filter(({ kind }) => kind === 'assigned');
      const sent = deliveries.filter(({ state }) => state === 'sent');
      const shown = relay.graph
        .feedOf(person.oid)
        .reduce((sum, item) => sum + Number(item.parameters['count'] ?? 1), 0);
      return [
        ...(assigned.length === owed.length
          ? []
          : [`${person.givenName} is owed ${owed.length} assignments, and has ${assigned.length}`]),
        ...(sent.length === deliveries.length
          ? []
          : [`${deliveries.length - sent.length} of ${person.givenName}'s notifications were not sent`]),
        ...(shown === sent.length ? [] : [`${person.givenName} was sent ${sent.length} and is shown ${shown}`]),
      ];
    }),
  );
  return findings.flat();
}

async function readAll(store: Store, desk: string, type: string, order: string): Promise<readonly Stored[]> {
  const documents: Stored[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.query(partition(desk), {
      type,
      order: [[order, 'asc']],
      limit: 500,
      ...(cursor === null ? {} : { cursor }),
    });
    documents.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return documents;
}
