import { deskPartition } from '#bot/desks/desk-document.ts';
import { desksOf } from '#bot/members/me-use-cases.ts';
import type { UseCase } from '#bot/use-case.ts';
import { dueAfter } from '#shared/checklists/decide.ts';
import type { Plan } from '#shared/checklists/plan.ts';
import { type Run, shownItems } from '#shared/checklists/run.ts';
import { done } from '#shared/kernel/outcome.ts';
import type * as contract from '#shared/members/mine-contract.ts';
import type { MyRunRow } from '#shared/members/mine-contract.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import { type RunDeps, seenTickets } from './read-run.ts';
import { runOf } from './run-document.ts';
import { peopleOfRunRow, runRow } from './run-view.ts';
import { planId } from './template-document.ts';

const shown = 200;

/** One query of the organisation over the desks that the reader is on now, the plans that are new to this instance, and the tickets that runs stand on. */
export function listMyRunsWith({
  store,
  roster,
  plans,
}: Omit<RunDeps, 'enterDesk'>): UseCase<typeof contract.listMyRuns> {
  return async ({ caller }) => {
    const all = await desksOf(store, caller);
    const places = new Map(
      all.filter(({ actor }) => mayOnDesk(actor, 'run.read')).map((place) => [place.desk.id, place]),
    );
    if (places.size === 0) return done({ items: [], more: false });
    const page = await store.query(
      { tenant: caller.tenant },
      {
        type: 'run',
        where: {
          and: [
            { field: 'scope', in: [...places.keys()] },
            { field: 'open', eq: 1 },
            { field: 'concerns', has: caller.person },
          ],
        },
        order: [['due', 'asc']],
        limit: shown,
      },
    );
    const items = await Promise.all(
      page.items.map(runOf).map(async (run): Promise<MyRunRow[]> => {
        const place = places.get(run.desk);
        if (place === undefined) return [];
        const partition = deskPartition(caller.tenant, run.desk);
        const plan = await plans(partition, planId(run.template ?? run.id));
        const people = await roster.named(partition, peopleOfRunRow(run));
        const seen = await seenTickets(store, { partition, actor: place.actor }, [run.ticket]);
        const row = runRow(run, place.desk, place.actor, people, seen);
        return [{ ...row, deskName: place.desk.name, mine: plan === null ? [] : itemsOf(run, plan, caller.person) }];
      }),
    );
    return done({ items: items.flat(), more: page.cursor !== null });
  };
}

function itemsOf(run: Run, plan: Plan, person: string): MyRunRow['mine'] {
  return shownItems(plan, run.marks)
    .filter(
      ({ key, assignee }) =>
        run.marks[key] === undefined && assignee !== null && 'person' in assignee && assignee.person === person,
    )
    .map(({ key, title, dueAfter: minutes }) => ({ key, title, due: dueAfter(run.startedAt, minutes) }));
}
