import { newScheduleId } from '#bot/ids.ts';
import { personView } from '#bot/members/roster.ts';
import type { UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/checklists/contract.ts';
import type { ScheduleView } from '#shared/checklists/contract.ts';
import { checkWorkers } from '#shared/checklists/decide.ts';
import type { Schedule } from '#shared/checklists/schedule.ts';
import { type Desk, deskState } from '#shared/desks/desk.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
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

export function removeScheduleWith({ store, enterDesk }: TemplateDeps): UseCase<typeof contract.removeSchedule> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, actor } = entered.value;
    const document = mayOnDesk(actor, 'template.read') ? await store.get(partition, params.scheduleId) : null;
    if (document?.type !== 'schedule') return refuse('missing', 'schedule.not-found');
    const schedule = scheduleOf(document);
    if (!mayOnChecklist(actor, 'template.edit', touchingOf(schedule))) return refuse('forbidden', 'template.forbidden');
    await store.write(partition, [{ remove: schedule.id }]);
    return done({ id: schedule.id });
  };
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
  const mayRemove = deskState(desk) === 'active' && mayOnChecklist(actor, 'template.edit', touchingOf(schedule));
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
    can: mayRemove ? ['remove'] : [],
  };
}
