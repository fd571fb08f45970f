import { deskDocumentId, deskOf } from '#bot/desks/desk-document.ts';
import type { Entrance } from '#bot/desks/enter-desk.ts';
import { ticketIdFor } from '#bot/ids.ts';
import type { Projector } from '#bot/relay/relay.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import { type FilingDeps, fileOnce } from '#bot/tickets/file-once.ts';
import type { UseCase } from '#bot/use-case.ts';
import { raisesTicket } from '#shared/checklists/answer.ts';
import { linkTicket } from '#shared/checklists/decide.ts';
import { findItem } from '#shared/checklists/plan.ts';
import { type RunItem, shownItems } from '#shared/checklists/run.ts';
import type * as contract from '#shared/checklists/run-contract.ts';
import { actorOn } from '#shared/desks/desk.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { type Act, create } from '#shared/tickets/decide.ts';
import { runWords } from '#shared/words/run.ts';
import { actOn, findRunItem, type RunWriteDeps, stepOnRun } from './change-run.ts';
import { type FoundRun, findRun, showRun } from './read-run.ts';

export type RaiseDeps = RunWriteDeps & FilingDeps;

/** Files a ticket because of an item, by hand. */
export function raiseTicketWith(deps: RaiseDeps): UseCase<typeof contract.raiseTicket> {
  return async ({ caller, via }, { params }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const act = await actOn(deps, entered.value, via);
    const raised = await raise(deps, entered.value, params, act);
    return raised.ok ? done(await showRun(deps, entered.value, raised.value.run, raised.value.plan)) : raised;
  };
}

/** Files the ticket of an answer that fails where its template says so; as often as it is told, one ticket. */
export function projectRaisedTicketsWith(deps: RaiseDeps): Projector {
  return async (happening) => {
    if (!('run' in happening)) return;
    const { partition, entry, run } = happening;
    if (entry.kind !== 'answered' || entry.to === null) return;
    const [document, members] = await Promise.all([
      deps.store.get(partition, deskDocumentId),
      deps.roster.present(partition, [entry.by]),
    ]);
    const member = members.get(entry.by);
    if (document === null || member === undefined || member.left) return;
    const desk = deskOf(document);
    const actor = actorOn(desk, member);
    const entrance: Entrance = { partition, desk, etag: document.etag, actor, member };
    const found = await findRun(deps, entrance, run.id);
    const item = found.ok ? findItem(found.value.plan, entry.item) : undefined;
    if (item === undefined || !raisesTicket(item, entry.to)) return;
    const act = await actOn(deps, entrance, 'system');
    const raised = await raise(deps, entrance, { runId: run.id, itemKey: item.key, revision: entry.revision }, act);
    if (!raised.ok && raised.refusal.kind === 'busy') throw new Error(`${run.id} is contended`);
  };
}

interface Cause {
  readonly runId: string;
  readonly itemKey: string;
  /** Of the answer that fails; another one since then files nothing. */
  readonly revision?: number;
}

/** The ticket's id is made from what it is filed for, so that filing it again finds it. */
async function raise(deps: RaiseDeps, entrance: Entrance, cause: Cause, act: Act): Promise<Outcome<FoundRun>> {
  const found = await findRun(deps, entrance, cause.runId);
  if (!found.ok) return found;
  const { run, plan } = found.value;
  const definition = findItem(plan, cause.itemKey);
  if (definition === undefined) return refuse('missing', 'item.not-found');
  if (!shownItems(plan, run.marks).includes(definition)) return refuse('rule', 'item.not-shown');
  const item = await findRunItem(deps, entrance, run, definition.key);
  if (cause.revision !== undefined && cause.revision !== item.revision) return found;
  if (item.ticket !== null && (await isStillFiled(deps.store, entrance.partition, item.ticket))) return found;
  const filed = await file(deps, entrance, found.value, item, act);
  if (!filed.ok) return filed;
  return stepOnRun(deps, entrance, {
    runId: run.id,
    act,
    decide: async (fresh) =>
      linkTicket(fresh.run, await findRunItem(deps, entrance, fresh.run, item.key), filed.value, act),
  });
}

/** One that was moved to another desk is still what was done about the item; one that was taken back is not. */
async function isStillFiled(store: Store, partition: Partition, ticket: string): Promise<boolean> {
  const document = await store.get(partition, ticket);
  return document !== null && document.type !== 'withdrawnTicket';
}

async function file(deps: RaiseDeps, { partition, desk }: Entrance, { run, plan }: FoundRun, item: RunItem, act: Act) {
  const definition = findItem(plan, item.key);
  if (definition === undefined) throw new Error(`run ${run.id} has no item ${item.key}`);
  const words = runWords[desk.language];
  const again = item.ticket === null ? [] : [String(run.revision)];
  const id = ticketIdFor([run.id, item.key, String(item.revision), ...again]);
  const text = words.ticketFrom(run.title, definition, item.answer, item.note);
  const decided = create({ id, title: text.title, description: text.description, priority: 'high' }, act);
  if (!decided.ok) return decided;
  await fileOnce(deps, partition, decided.value);
  return done(id);
}
