import type { Partition, Query, Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import {
  boundsOf,
  type Counted,
  countsOf,
  type FailingItem,
  failingItems,
  mostFailed,
  type Period,
  stretchesOf,
} from '#shared/checklists/report.ts';
import type * as contract from '#shared/checklists/report-contract.ts';
import type { Run } from '#shared/checklists/run.ts';
import { TemplateId } from '#shared/kernel/ids.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import type { RunDeps } from './read-run.ts';
import { runOf } from './run-document.ts';
import { planId, templateOf } from './template-document.ts';

/** So many that a report is made within seconds, and so few at once that nobody else waits for it. */
const mostRuns = 10_000;
const pageSize = 200;

interface Deps extends RunDeps {
  readonly now: () => Date;
}

/** Cosmos DB: 1 query for each 200 runs, and a point read for each template and each of its versions. */
export function readRunReportWith(deps: Deps): UseCase<typeof contract.readRunReport> {
  return async ({ caller }, { params, query }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, actor } = entered.value;
    if (!mayOnDesk(actor, 'run.read')) return refuse('forbidden', 'run.forbidden');
    const { template, ...period } = query;
    const { runs, isWhole } = await runsBegun(deps.store, partition, period, template);
    const now = deps.now().toISOString();
    const byTemplate = await Promise.all(
      [...Map.groupBy(runs, (run) => run.template?.id ?? null)].map(async ([id, of]) => {
        const named = id === null ? null : await nameTemplate(deps.store, partition, id);
        const failing = named === null ? [] : failingItems(await withPlans(deps, partition, of));
        return {
          template: named,
          counts: countsOf(of, now),
          failing: failing.flatMap((item): FailingItem[] => (named === null ? [] : [{ ...item, template: named }])),
        };
      }),
    );
    return done({
      total: countsOf(runs, now),
      periods: stretchesOf(runs, period, now),
      templates: byTemplate
        .map(({ template: of, counts }) => ({ template: of, counts }))
        .toSorted((a, b) => b.counts.started - a.counts.started),
      failing: [...mostFailed(byTemplate.flatMap(({ failing }) => failing))],
      isWhole,
    });
  };
}

/** A run that began in the period has changed since its first instant: that is what finds it. */
async function runsBegun(store: Store, partition: Partition, period: Period, template: TemplateId | undefined) {
  const [begin, end] = boundsOf(period);
  const runs: Run[] = [];
  let read = 0;
  let cursor: string | null = null;
  do {
    const query: Query = {
      type: 'run',
      where: {
        and: [
          { field: 'updatedAt', gte: begin },
          ...(template === undefined ? [] : [{ field: 'template', eq: template }]),
        ],
      },
      order: [['updatedAt', 'desc']],
      limit: pageSize,
      ...(cursor === null ? {} : { cursor }),
    };
    const page = await store.query(partition, query);
    read += page.items.length;
    runs.push(...page.items.map(runOf).filter(({ startedAt }) => startedAt >= begin && startedAt < end));
    cursor = page.cursor;
  } while (cursor !== null && read < mostRuns);
  return { runs, isWhole: cursor === null };
}

async function nameTemplate(store: Store, partition: Partition, id: string) {
  const document = await store.get(partition, id);
  return { id: TemplateId.parse(id), name: document?.type === 'template' ? templateOf(document).name : '' };
}

async function withPlans({ plans }: RunDeps, partition: Partition, runs: readonly Run[]): Promise<readonly Counted[]> {
  return Promise.all(
    runs.map(async (run) => ({
      run,
      plan: run.template === null ? null : await plans(partition, planId(run.template)),
    })),
  );
}
