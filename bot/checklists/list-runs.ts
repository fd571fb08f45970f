import { refuseCursor } from '#bot/cursor.ts';
import type { Filter, Query } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { touchingOf } from '#shared/checklists/run.ts';
import type * as contract from '#shared/checklists/run-contract.ts';
import type { RunFilter } from '#shared/checklists/run-contract.ts';
import { deskState } from '#shared/desks/desk.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import { mayOnChecklist, mayOnDesk } from '#shared/members/policy.ts';
import { findRun, type RunDeps, seenTickets } from './read-run.ts';
import { runEntryOf, runOf } from './run-document.ts';
import { peopleOfEntry, peopleOfRunRow, runEntryView, runRow } from './run-view.ts';

/** Cosmos DB: 1 query beside the entrance, about 13 RU for a page of 50, and 1 for the tickets that the runs stand on. */
export function listRunsWith({ store, enterDesk, roster }: RunDeps): UseCase<typeof contract.listRuns> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    if (!mayOnDesk(actor, 'run.read')) return refuse('forbidden', 'run.forbidden');
    const { sort, direction, limit, cursor, ...filter } = query;
    if (filter.ticket !== undefined) {
      const seen = await seenTickets(store, entered.value, [filter.ticket]);
      if (seen.size === 0) return done({ items: [], cursor: null });
    }
    const asked: Query = {
      type: 'run',
      where: { and: [...parts(filter, actor.person)] },
      order: [[sort === 'due' ? 'due' : 'updatedAt', direction]],
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    };
    try {
      const page = await store.query(partition, asked);
      const runs = page.items.map(runOf);
      const on = runs.map(({ ticket }) => ticket);
      const [people, seen] = await Promise.all([
        roster.named(partition, runs.flatMap(peopleOfRunRow)),
        seenTickets(store, entered.value, on),
      ]);
      return done({ items: runs.map((run) => runRow(run, desk, actor, people, seen)), cursor: page.cursor });
    } catch (error) {
      return refuseCursor(error, query.cursor);
    }
  };
}

function* parts({ state, template, assignee, ticket }: RunFilter, me: string): Generator<Filter> {
  if (state !== undefined) yield* states(state);
  if (template !== undefined) yield { field: 'template', eq: template };
  if (ticket !== undefined) yield { field: 'ticket', eq: ticket };
  if (assignee !== undefined) yield { field: 'concerns', has: assignee === 'me' ? me : assignee };
}

/** Exactly the open states are one indexed field. */
function* states(state: readonly string[]): Generator<Filter> {
  const set = new Set(state);
  if (set.size === 2 && set.has('open') && set.has('review')) yield { field: 'open', eq: 1 };
  else yield { field: 'state', in: [...set] };
}

/** Newest first, as one reads on from what is under one's eyes. */
export function listRunEntriesWith(deps: RunDeps): UseCase<typeof contract.listRunEntries> {
  return async ({ caller }, { params, query }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await findRun(deps, entered.value, params.runId);
    if (!found.ok) return found;
    const { partition, desk, actor } = entered.value;
    const may = mayOnChecklist(actor, 'run.answer', touchingOf(found.value.run)) && deskState(desk) !== 'read-only';
    try {
      const page = await deps.store.query(partition, {
        type: 'entry',
        where: { field: 'subject', eq: params.runId },
        order: [
          ['subject', 'desc'],
          ['seq', 'desc'],
        ],
        limit: query.limit,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      const entries = page.items.map(runEntryOf);
      const raised = entries.map((entry) => (entry.kind === 'ticket-raised' ? entry.ticket : null));
      const [people, seen] = await Promise.all([
        deps.roster.named(partition, entries.flatMap(peopleOfEntry)),
        seenTickets(deps.store, entered.value, raised),
      ]);
      const named = [...people.values()].map(({ person, name, left }) => ({ id: person, name, left }));
      return done({
        items: entries.map((entry) => runEntryView(entry, people, { mine: may ? actor.person : null, seen })),
        people: named,
        cursor: page.cursor,
      });
    } catch (error) {
      return refuseCursor(error, query.cursor);
    }
  };
}
