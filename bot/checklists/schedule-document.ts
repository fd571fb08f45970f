import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';
import { Missed, type Schedule } from '#shared/checklists/schedule.ts';
import { DeskId, ScheduleId, TemplateId } from '#shared/kernel/ids.ts';

const Shape = z.object({
  id: ScheduleId,
  desk: DeskId,
  template: TemplateId,
  rule: z.string(),
  begins: z.string(),
  timeZone: z.string(),
  holidays: z.array(z.string()),
  missed: Missed,
  assignees: z.array(z.string()),
  createdBy: z.string(),
  createdAt: z.string(),
  next: z.string().nullable(),
}) satisfies z.ZodType<Schedule>;

/** Sorts after every instant: a schedule that has ended is never due. */
const never = '9999-12-31T00:00:00.000Z';

/** The schedule is its own timer: `due` is when its next occurrence comes. */
export function scheduleDocument(schedule: Schedule): Document {
  return { id: schedule.id, type: 'schedule', schema: 1, due: schedule.next ?? never, data: schedule };
}

export function scheduleOf(document: Stored): Schedule {
  return Shape.parse(document['data']);
}
