import type { Entrance } from '#bot/desks/enter-desk.ts';
import { newRunId } from '#bot/ids.ts';
import { StoreError } from '#bot/store/port.ts';
import { once } from '#bot/tickets/idempotency.ts';
import type { UseCase } from '#bot/use-case.ts';
import { start } from '#shared/checklists/decide.ts';
import type { Plan } from '#shared/checklists/plan.ts';
import type { Run } from '#shared/checklists/run.ts';
import type * as contract from '#shared/checklists/run-contract.ts';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { actOn, type RunWriteDeps } from './change-run.ts';
import { checkCarrier } from './holding.ts';
import { findRun, showRun } from './read-run.ts';
import { planDocument, planId } from './template-document.ts';
import { findTemplate } from './template-use-cases.ts';

type Wanted = BodyOf<typeof contract.startRun>;
interface Source {
  readonly title: string;
  readonly plan: Plan;
  readonly template: Run['template'];
}

/** Cosmos DB: 2 point reads and 1 batch, about 20 RU. */
export function startRunWith(deps: RunWriteDeps): UseCase<typeof contract.startRun> {
  return async ({ caller, via, idempotencyKey }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition } = entered.value;
    const key = idempotencyKey && { person: caller.person, operation: 'startRun', key: idempotencyKey };
    const repeat = key ? once(deps.store, partition, key, body) : null;
    const earlier = await (repeat?.earlier() ?? done(null));
    if (!earlier.ok) return earlier;
    if (earlier.value !== null) return show(deps, entered.value, earlier.value);
    const source = await sourceOf(deps, entered.value, body);
    if (!source.ok) return source;
    const carrier = await checkCarrier(deps.store, entered.value, body.ticket ?? null, body.holds);
    if (!carrier.ok) return carrier;
    const act = await actOn(deps, entered.value, via, body.assignees ?? []);
    const { assignees, due, ticket, holds } = body;
    const decided = start({ ...source.value, id: newRunId(), assignees, due, ticket, holds }, act);
    if (!decided.ok) return decided;
    const { run } = decided.value;
    const own = run.template === null ? [{ create: planDocument(planId(run.id), source.value.plan) }] : [];
    try {
      const extra = [...own, ...(repeat === null ? [] : [repeat.operation(run.id)])];
      const started = await deps.commitRun({ partition, before: null, ...decided.value, extra });
      if (started === null) throw new Error(`run ${run.id} exists already`);
      return done(await showRun(deps, entered.value, started, source.value.plan));
    } catch (error) {
      // The same request, sent twice at once: its twin started the run.
      if (!(error instanceof StoreError) || error.kind !== 'exists' || repeat === null) throw error;
      const twin = await repeat.earlier();
      return twin.ok ? show(deps, entered.value, twin.value ?? run.id) : twin;
    }
  };
}

async function sourceOf(deps: RunWriteDeps, entrance: Entrance, { from, title }: Wanted): Promise<Outcome<Source>> {
  if ('plan' in from) {
    if (title === undefined) return refuse('invalid', 'request.invalid', { fields: ['title'] });
    return done({ title, plan: from.plan, template: null });
  }
  const found = await findTemplate(deps, entrance, from.template);
  if (!found.ok) return found;
  const { id, version, name } = found.value.template;
  const plan = await deps.plans(entrance.partition, planId({ id, version }));
  if (plan === null) throw new Error(`template ${id} has no plan ${version}`);
  return done({ title: title ?? name, plan, template: { id, version } });
}

async function show(deps: RunWriteDeps, entrance: Entrance, id: string) {
  const found = await findRun(deps, entrance, id);
  return found.ok ? done(await showRun(deps, entrance, found.value.run, found.value.plan)) : found;
}
