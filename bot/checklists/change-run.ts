import { setTimeout as pause } from 'node:timers/promises';
import type { Entrance } from '#bot/desks/enter-desk.ts';
import type { Operation } from '#bot/store/port.ts';
import type { Turns } from '#bot/turns.ts';
import type { Call, UseCase } from '#bot/use-case.ts';
import { answer, changeRun, type RunChange } from '#shared/checklists/decide.ts';
import { approve, cancel, complete, reopen, sendBack } from '#shared/checklists/review.ts';
import { type Run, untouched } from '#shared/checklists/run.ts';
import type * as contract from '#shared/checklists/run-contract.ts';
import type { RunView } from '#shared/checklists/run-contract.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Member } from '#shared/members/member.ts';
import type { Act } from '#shared/tickets/decide.ts';
import type { Via } from '#shared/tickets/ticket.ts';
import { type commitRunWith, sha256 } from './commit-run.ts';
import { checkCarrier } from './holding.ts';
import { type FoundRun, findRun, type RunDeps, readItems, showRun } from './read-run.ts';
import { itemOf } from './run-document.ts';

export interface RunWriteDeps extends RunDeps {
  readonly commitRun: ReturnType<typeof commitRunWith>;
  readonly turns: Turns;
  readonly now: () => Date;
}

type Address = { readonly deskId: string; readonly runId: string };
/** Decides on a run as read now; null where nothing would change. */
type Decide = (found: FoundRun, act: Act, entrance: Entrance) => Promise<Outcome<RunChange | null>>;

const attempts = 20;
const longestPauseMs = 50;

/**
 * Reads, decides and commits; again from the start where somebody else's step came in between. Within this instance those
 * who change one run take turns, so that fifty people who tick at once do not chase each other.
 */
export async function stepOnRun(
  deps: RunWriteDeps,
  entrance: Entrance,
  { runId, act, decide, extra = [] }: { runId: string; act: Act; decide: Decide; extra?: readonly Operation[] },
): Promise<Outcome<FoundRun>> {
  const { partition } = entrance;
  return deps.turns(`${partition.tenant}/${runId}`, async () => {
    for (let attempt = 1; ; attempt++) {
      const found = await findRun(deps, entrance, runId);
      if (!found.ok) return found;
      const decided = await decide(found.value, act, entrance);
      if (!decided.ok) return decided;
      if (decided.value === null) return found;
      const run = await deps.commitRun({ partition, before: found.value, ...decided.value, extra });
      if (run !== null) return done({ ...found.value, run });
      if (attempt === attempts) return refuse('busy', 'service.busy');
      // Another instance was faster; a random wait lets one of the two go first next time.
      await pause(Math.random() * Math.min(2 ** attempt, longestPauseMs));
    }
  });
}

/** The act around a decision, with those people whom it names as the roster has them now. */
export async function actOn(
  { roster, now }: Pick<RunWriteDeps, 'roster' | 'now'>,
  { partition, desk, actor, member }: Entrance,
  via: Via,
  named: readonly string[] = [],
): Promise<Act> {
  const others = named.filter((person) => person !== actor.person);
  const people: Map<string, Member> = new Map(await roster.present(partition, others));
  return { desk, actor, via, at: now().toISOString(), people: people.set(member.person, member) };
}

async function work(
  deps: RunWriteDeps,
  { caller, via }: Pick<Call, 'caller' | 'via'>,
  params: Address,
  decide: Decide,
  named: readonly string[] = [],
): Promise<Outcome<RunView>> {
  const entered = await deps.enterDesk(caller, params.deskId);
  if (!entered.ok) return entered;
  const act = await actOn(deps, entered.value, via, named);
  const stepped = await stepOnRun(deps, entered.value, { runId: params.runId, act, decide });
  return stepped.ok ? done(await showRun(deps, entered.value, stepped.value.run, stepped.value.plan)) : stepped;
}

export function changeRunWith(deps: RunWriteDeps): UseCase<typeof contract.changeRun> {
  return (call, { params, body }) =>
    work(
      deps,
      call,
      params,
      async ({ run }, act, entrance) => {
        const carrier =
          body.holds === undefined ? done(null) : await checkCarrier(deps.store, entrance, run.ticket, body.holds);
        return carrier.ok ? changeRun(run, body, act) : carrier;
      },
      body.assignees ?? [],
    );
}

/** Cosmos DB: 2 point reads and 1 batch, about 27 RU, and the items to answer with. */
export function answerItemWith(deps: RunWriteDeps): UseCase<typeof contract.answerItem> {
  return (call, { params, body }) =>
    work(deps, call, params, async ({ run, plan }, act, entrance) => {
      const item = await findRunItem(deps, entrance, run, params.itemKey);
      return answer(run, plan, item, body, act);
    });
}

export async function findRunItem({ store }: RunDeps, { partition }: Entrance, run: Run, key: string) {
  const document = await store.get(partition, `${run.id}.i.${key}`);
  return document === null ? untouched(run.id, key) : itemOf(document);
}

export function completeRunWith(deps: RunWriteDeps): UseCase<typeof contract.completeRun> {
  return (call, { params }) =>
    work(deps, call, params, async ({ run, plan }, act, { partition }) =>
      complete(run, plan, await readItems(deps.store, partition, run.id), act, sha256),
    );
}

export function reviewRunWith(deps: RunWriteDeps): UseCase<typeof contract.reviewRun> {
  return (call, { params, body }) =>
    work(deps, call, params, async ({ run, plan }, act, { partition }) => {
      const items = await readItems(deps.store, partition, run.id);
      if (body.sendBack.length === 0) return approve(run, plan, items, act, sha256);
      return sendBack(run, plan, items, body.sendBack, act);
    });
}

export function reopenRunWith(deps: RunWriteDeps): UseCase<typeof contract.reopenRun> {
  return (call, { params, body }) =>
    work(deps, call, params, async ({ run, plan }, act) => reopen(run, plan, body.reason, act));
}

export function cancelRunWith(deps: RunWriteDeps): UseCase<typeof contract.cancelRun> {
  return (call, { params, body }) =>
    work(deps, call, params, async ({ run, plan }, act) => cancel(run, plan, body.reason, act));
}
