import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, Guid, ScheduleId, TemplateId } from '../kernel/ids.ts';
import { PersonView } from '../members/member.ts';
import { Missed, Rule } from './schedule.ts';

const onDesk = z.strictObject({ deskId: DeskId });
const instant = z.iso.datetime();
const people = z.array(Guid).max(20);
const seen = ['desk.not-found', 'signin.missing'] as const;

export const ScheduleView = z
  .object({
    id: ScheduleId,
    template: TemplateId,
    rule: z.string(),
    begins: z.string(),
    timeZone: z.string(),
    holidays: z.array(z.string()),
    missed: Missed,
    assignees: z.array(PersonView),
    createdBy: PersonView,
    next: instant.nullable(),
    can: z.array(z.enum(['change', 'remove'])),
  })
  .meta({ id: 'Schedule' });
export type ScheduleView = z.infer<typeof ScheduleView>;

export const listSchedules = endpoint({
  id: 'listSchedules',
  method: 'GET',
  path: '/api/v1/desks/:deskId/schedules',
  tag: 'Checklists',
  summary: 'When which templates of a desk are started by themselves, the next to come first',
  params: onDesk,
  reply: z.object({ items: z.array(ScheduleView) }),
  refusals: [...seen, 'template.forbidden'],
});

const timing = {
  /** The value of RRULE, such as `FREQ=WEEKLY;BYDAY=MO,FR`. */
  rule: Rule,
  /** The first day and the time, on the clock of the zone: `2026-05-04T07:30`. */
  begins: z.iso.datetime({ local: true, precision: -1 }).regex(/^[12]\d{3}-.{11}$/),
  /** IANA, such as `Europe/Paris`. */
  timeZone: z
    .string()
    .regex(/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/)
    .max(60),
  /** Days on that clock on which nothing starts. */
  holidays: z.array(z.iso.date()).max(100),
  /** What becomes of the latest occurrence that could not be started within 15 minutes. */
  missed: Missed,
  assignees: people,
};

export const createSchedule = endpoint({
  id: 'createSchedule',
  method: 'POST',
  path: '/api/v1/desks/:deskId/schedules',
  tag: 'Checklists',
  summary: 'Start a template by itself, by a recurrence rule of RFC 5545 on the clock of a time zone',
  params: onDesk,
  body: z.strictObject({ template: TemplateId, ...timing }),
  reply: ScheduleView,
  status: 201,
  refusals: [...seen, 'desk.read-only', 'template.not-found', 'run.forbidden', 'run.not-on-roster', 'schedule.never'],
});

const onSchedule = z.strictObject({ deskId: DeskId, scheduleId: ScheduleId });

export const changeSchedule = endpoint({
  id: 'changeSchedule',
  method: 'PUT',
  path: '/api/v1/desks/:deskId/schedules/:scheduleId',
  tag: 'Checklists',
  summary: 'Change when and for whom a template starts by itself; what has been started stays',
  params: onSchedule,
  body: z.strictObject(timing),
  reply: ScheduleView,
  refusals: [
    ...seen,
    'desk.read-only',
    'schedule.not-found',
    'template.forbidden',
    'run.not-on-roster',
    'schedule.never',
    'service.busy',
  ],
});

export const removeSchedule = endpoint({
  id: 'removeSchedule',
  method: 'DELETE',
  path: '/api/v1/desks/:deskId/schedules/:scheduleId',
  tag: 'Checklists',
  summary: 'End a schedule; what it has started stays',
  params: onSchedule,
  reply: z.object({ id: ScheduleId }),
  refusals: [...seen, 'desk.read-only', 'schedule.not-found', 'template.forbidden'],
});

export const scheduleEndpoints = [listSchedules, createSchedule, changeSchedule, removeSchedule] as const;
