import type { Organisations } from '#bot/accounts/organisations.ts';
import { deskDocumentId, deskOf } from '#bot/desks/desk-document.ts';
import { newRunId } from '#bot/ids.ts';
import type { Roster } from '#bot/members/roster.ts';
import { type Repeating, repeat } from '#bot/relay/repeat.ts';
import { type Located, type Store, StoreError } from '#bot/store/port.ts';
import { start } from '#shared/checklists/decide.ts';
import { occurrenceToStart, type Schedule } from '#shared/checklists/schedule.ts';
import { actorOn, asServed, deskState } from '#shared/desks/desk.ts';
import type { commitRunWith } from './commit-run.ts';
import { nextOccurrence } from './occurrences.ts';
import type { Plans } from './read-run.ts';
import { scheduleDocument, scheduleOf } from './schedule-document.ts';
import { planId, templateOf } from './template-document.ts';

export interface Scheduler {
  /** Starts all that has come, whichever instance is asked. */
  sweep(): Promise<void>;
  start(intervalMs: number): void;
  stop(): Promise<void>;
}
export interface SchedulerDeps {
  readonly store: Store;
  readonly roster: Roster;
  readonly organisations: Pick<Organisations, 'known'>;
  readonly plans: Plans;
  readonly commitRun: ReturnType<typeof commitRunWith>;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
}

const page = 100;
const atOnce = 8;
/** Missed occurrences that are counted through; the latest of more is as good. */
const mostMissed = 5000;

/**
 * Starts runs when their schedules say so. A schedule's document is its own timer: the run and the schedule's next due time
 * are one commit, guarded by the schedule's etag, so that of any number of instances one starts each occurrence.
 */
export function openScheduler(deps: SchedulerDeps): Scheduler {
  let sweeping: Repeating | null = null;

  async function sweep(): Promise<void> {
    for (;;) {
      const found = await deps.store.due('schedule', deps.now().toISOString(), page);
      let taken = 0;
      for (let first = 0; first < found.length; first += atOnce) {
        const outcomes = await Promise.all(found.slice(first, first + atOnce).map((item) => attempt(deps, item)));
        taken += outcomes.filter((done) => done).length;
      }
      if (found.length < page || taken === 0) return;
    }
  }

  return {
    sweep,
    start(intervalMs) {
      sweeping ??= repeat(intervalMs, sweep, (error) => deps.failed('sweeping schedules', error));
    },
    async stop() {
      await sweeping?.stop();
      sweeping = null;
    },
  };
}

/** True where the schedule has gone on, by this instance or another; one that fails does not hold up the rest. */
async function attempt(deps: SchedulerDeps, item: Located): Promise<boolean> {
  try {
    await goOn(deps, item);
    return true;
  } catch (error) {
    if (error instanceof StoreError && (error.kind === 'stale' || error.kind === 'missing')) return true;
    deps.failed(`starting ${item.document.id}`, error);
    return false;
  }
}

async function goOn(deps: SchedulerDeps, { partition, document }: Located): Promise<void> {
  const { store, roster, organisations, plans, commitRun, now } = deps;
  const schedule = scheduleOf(document);
  const at = now().toISOString();
  const { come, next } = occurrencesUntil(schedule, at);
  const [{ service }, desk, template, members] = await Promise.all([
    organisations.known(partition.tenant),
    store.get(partition, deskDocumentId),
    store.get(partition, schedule.template),
    roster.present(partition, [schedule.createdBy, ...schedule.assignees]),
  ]);
  const known = template?.type === 'template' ? templateOf(template) : null;
  const isOver = desk === null || known === null || known.archived;
  const after = { replace: scheduleDocument({ ...schedule, next: isOver ? null : next }), etag: document.etag };
  const occurrence = occurrenceToStart(come, schedule.missed, at);
  const plan = known === null ? null : await plans(partition, planId(known));
  if (isOver || occurrence === null || plan === null || deskState(asServed(deskOf(desk), service)) !== 'active') {
    await store.write(partition, [after]);
    return;
  }
  const workers = schedule.assignees.filter((person) => {
    const member = members.get(person);
    return member !== undefined && !member.left && member.role !== 'guest';
  });
  const where = deskOf(desk);
  const decided = start(
    {
      id: newRunId(),
      title: known.name,
      plan,
      template: { id: known.id, version: known.version },
      assignees: workers,
    },
    // The schedule was allowed when it was made; it goes on when whoever made it has left.
    {
      desk: where,
      actor: actorOn(where, { person: schedule.createdBy, role: 'owner' }),
      at,
      via: 'system',
      people: members,
    },
  );
  if (!decided.ok) throw new Error(`schedule ${schedule.id} was refused: ${decided.refusal.code}`);
  await commitRun({ partition, before: null, ...decided.value, extra: [after] });
}

/** The occurrences that have come since the schedule went on last, and the one that comes next. */
function occurrencesUntil(
  schedule: Schedule,
  now: string,
): { readonly come: readonly string[]; readonly next: string | null } {
  const come: string[] = [];
  let next = schedule.next;
  while (next !== null && next <= now && come.length < mostMissed) {
    come.push(next);
    next = nextOccurrence(schedule, new Date(next));
  }
  return { come, next };
}
