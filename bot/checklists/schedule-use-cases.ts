import type { Entrance } from '#bot/desks/enter-desk.ts';
import { newScheduleId } from '#bot/ids.ts';
import { personView } from '#bot/members/roster.ts';
import { type Store, StoreError } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { checkWorkers } from '#shared/checklists/decide.ts';
import type { Schedule } from '#shared/checklists/schedule.ts';
import type * as contract from '#shared/checklists/schedule-contract.ts';
import type { ScheduleView } from '#shared/checklists/schedule-contract.ts';
import { type Desk, deskState } from '#shared/desks/desk.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Actor, Member } from '#shared/members/member.ts';
import { mayOnChecklist, mayOnDesk } from '#shared/members/policy.ts';
import { isPossible, nextOccurrence } from './occurrences.ts';
import { scheduleDocument, scheduleOf } from './schedule-document.ts';
import { findTemplate, type TemplateDeps, type TemplateWriteDeps } from './template-use-cases.ts';

const shown = 200;

export function listSchedulesWith({ store, enterDesk, roster }: TemplateDeps): UseCase<typeof contract.listSchedules> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    if (!mayOnDesk(actor, 'template.read')) return refuse('forbidden', 'template.forbidden');
    const page = await store.query(partition, { type: 'schedule', order: [['due', 'asc']], limit: shown });
    const schedules = page.items.map(scheduleOf);
    const people = await roster.named(partition, schedules.flatMap(peopleOf));
    return done({ items: schedules.map((schedule) => scheduleView(schedule, desk, actor, people)) });
  };
}

export function createScheduleWith(deps: TemplateWriteDeps): UseCase<typeof contract.createSchedule> {
  const { store, enterDesk, roster, now } = deps;
  return async ({ caller }, { params, body }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    if (!mayOnDesk(actor, 'run.start')) return refuse('forbidden', 'run.forbidden');
    const found = await findTemplate(deps, entered.value, body.template);
    if (!found.ok) return found;
    const workers = checkWorkers(body.assignees, { people: await roster.present(partition, body.assignees) });
    if (!workers.ok) return workers;
    const at = now();
    if (!isPossible(body, at)) return refuse('rule', 'schedule.never', { fields: ['rule'] });
    const schedule: Schedule = {
      ...body,
      id: newScheduleId(),
      desk: desk.id,
      createdBy: actor.person,
      createdAt: at.toISOString(),
      next: nextOccurrence(body, at),
    };
    await store.write(partition, [{ create: scheduleDocument(schedule) }]);
    const people = await roster.named(partition, peopleOf(schedule));
    return done(scheduleView(schedule, desk, actor, people));
  };
}

/** Busy where an occurrence is started, or somebody else changes it, at the same moment: nothing of theirs is overwritten. */
export function changeScheduleWith(deps: TemplateWriteDeps): UseCase<typeof contract.changeSchedule> {
  const { store, enterDesk, roster, now } = deps;
  return async ({ caller }, { params, body }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await findOwn(store, entered.value, params.scheduleId);
    if (!found.ok) return found;
    const { partition, desk, actor } = entered.value;
    const before = found.value.schedule;
    const added = body.assignees.filter((person) => !before.assignees.includes(person));
    const workers = checkWorkers(added, { people: await roster.present(partition, added) });
    if (!workers.ok) return workers;
    const at = now();
    if (!isPossible(body, at)) return refuse('rule', 'schedule.never', { fields: ['rule'] });
    const schedule: Schedule = { ...before, ...body, next: nextOccurrence(body, at) };
    try {
      await store.write(partition, [{ replace: scheduleDocument(schedule), etag: found.value.etag }]);
    } catch (error) {
      if (error instanceof StoreError && error.kind === 'stale') return refuse('busy', 'service.busy');
      throw error;
    }
    return done(scheduleView(schedule, desk, actor, await roster.named(partition, peopleOf(schedule))));
  };
}

export function removeScheduleWith({ store, enterDesk }: TemplateDeps): UseCase<typeof contract.removeSchedule> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await findOwn(store, entered.value, params.scheduleId);
    if (!found.ok) return found;
    const { id } = found.value.schedule;
    await store.write(entered.value.partition, [{ remove: id }]);
    return done({ id });
  };
}

/** A schedule that the actor may change. */
async function findOwn(
  store: Store,
  { partition, actor }: Entrance,
  id: string,
): Promise<Outcome<{ readonly schedule: Schedule; readonly etag: string }>> {
  const document = mayOnDesk(actor, 'template.read') ? await store.get(partition, id) : null;
  if (document?.type !== 'schedule') return refuse('missing', 'schedule.not-found');
  const schedule = scheduleOf(document);
  if (!mayOnChecklist(actor, 'template.edit', touchingOf(schedule))) return refuse('forbidden', 'template.forbidden');
  return done({ schedule, etag: document.etag });
}

/** Whoever made it counts as its requester, as with a template. */
function touchingOf({ createdBy }: Schedule) {
  return { requester: createdBy, assignees: [], closed: false };
}

function peopleOf({ createdBy, assignees }: Schedule): readonly string[] {
  return [createdBy, ...assignees];
}

function scheduleView(schedule: Schedule, desk: Desk, actor: Actor, people: ReadonlyMap<string, Member>): ScheduleView {
  const { id, template, rule, begins, timeZone, holidays, missed, assignees, createdBy, next } = schedule;
  const mayChange = deskState(desk) === 'active' && mayOnChecklist(actor, 'template.edit', touchingOf(schedule));
  return {
    id,
    template,
    rule,
    begins,
    timeZone,
    holidays: [...holidays],
    missed,
    assignees: assignees.map((person) => personView(people, person)),
    createdBy: personView(people, createdBy),
    next,
    can: mayChange ? ['change', 'remove'] : [],
  };
}
