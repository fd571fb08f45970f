import { LRUCache } from 'lru-cache';
import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import { ticketFilter } from '#bot/tickets/filter.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import type { UseCase } from '#bot/use-case.ts';
import type { Plan } from '#shared/checklists/plan.ts';
import type { Run, RunItem } from '#shared/checklists/run.ts';
import type * as contract from '#shared/checklists/run-contract.ts';
import type { RunView } from '#shared/checklists/run-contract.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayOnDesk, mayOnTicket } from '#shared/members/policy.ts';
import { type Ticket, touchingOf } from '#shared/tickets/ticket.ts';
import { itemOf, runOf } from './run-document.ts';
import { peopleOfRun, runView } from './run-view.ts';
import { planId, planOf } from './template-document.ts';

export interface RunDeps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
  readonly plans: Plans;
}

export interface FoundRun {
  readonly run: Run;
  readonly etag: string;
  readonly plan: Plan;
}

/** Gives a plan by its id; null where there is none. */
export type Plans = (partition: Partition, id: string) => Promise<Plan | null>;

/** Plans never change, so that this instance keeps those last used. */
export function openPlans(store: Store): Plans {
  const known = new LRUCache<string, Plan>({ max: 500 });
  return async (partition, id) => {
    const key = `${partition.tenant}/${partition.scope}/${id}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const document = await store.get(partition, id);
    if (document?.type !== 'plan') return null;
    const plan = planOf(document);
    known.set(key, plan);
    return plan;
  };
}

/** A run that the actor may see. Cosmos DB: 1 point read, and one for a plan that is new here. */
export async function findRun(
  { store, plans }: RunDeps,
  { partition, actor }: Entrance,
  id: string,
): Promise<Outcome<FoundRun>> {
  const document = mayOnDesk(actor, 'run.read') ? await store.get(partition, id) : null;
  if (document?.type !== 'run') return refuse('missing', 'run.not-found');
  const run = runOf(document);
  const plan = await plans(partition, planId(run.template ?? run.id));
  if (plan === null) throw new Error(`run ${id} has no plan`);
  return done({ run, etag: document.etag, plan });
}

/** What has been done about the items of a run; those that nobody touched are absent. */
export async function readItems(store: Store, partition: Partition, run: string): Promise<readonly RunItem[]> {
  const page = await store.query(partition, {
    type: 'runItem',
    where: { field: 'run', eq: run },
    order: [
      ['run', 'asc'],
      ['item', 'asc'],
    ],
    limit: 1000,
  });
  return page.items.map(itemOf);
}

/** The whole view: what every operation on a run answers with. Cosmos DB: 1 query, and a point read for each linked ticket. */
export async function showRun(deps: RunDeps, entrance: Entrance, run: Run, plan: Plan): Promise<RunView> {
  const { partition, desk, actor } = entrance;
  const items = await readItems(deps.store, partition, run.id);
  const [people, tickets] = await Promise.all([
    deps.roster.named(partition, peopleOfRun(run, plan, items)),
    readTickets(deps.store, entrance, run, items),
  ]);
  return runView({ run, plan, items, tickets }, desk, actor, people);
}

async function readTickets(
  store: Store,
  { partition, actor }: Entrance,
  run: Run,
  items: readonly RunItem[],
): Promise<readonly Ticket[]> {
  const ids = new Set([run, ...items].flatMap(({ ticket }) => ticket ?? []));
  const documents = await Promise.all([...ids].map((id) => store.get(partition, id)));
  const tickets = documents.flatMap((document) => (document?.type === 'ticket' ? [ticketOf(document)] : []));
  return tickets.filter((ticket) => mayOnTicket(actor, 'ticket.read', touchingOf(ticket)));
}

/** Which of the tickets that runs stand on the reader may see. Cosmos DB: 1 query; none where no run stands on one. */
export async function seenTickets(
  store: Store,
  { partition, actor }: Pick<Entrance, 'partition' | 'actor'>,
  tickets: readonly (string | null)[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(tickets)].filter((id) => id !== null);
  if (ids.length === 0) return new Set();
  const page = await store.query(partition, {
    type: 'ticket',
    where: { and: [{ field: 'id', in: ids }, ticketFilter({}, actor)] },
    order: [['number', 'desc']],
    limit: ids.length,
  });
  return new Set(page.items.map(({ id }) => id));
}

export function readRunWith(deps: RunDeps): UseCase<typeof contract.readRun> {
  return async ({ caller }, { params }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await findRun(deps, entered.value, params.runId);
    return found.ok ? done(await showRun(deps, entered.value, found.value.run, found.value.plan)) : found;
  };
}
