import { z } from 'zod';
import { DeskId, RunId, TemplateId, TicketId } from '../kernel/ids.ts';
import { PersonView } from '../members/member.ts';
import { Progress, RunState } from './run.ts';

const instant = z.iso.datetime();

export const RunAbility = z.enum(['answer', 'complete', 'review', 'reopen', 'change', 'comment']);
export type RunAbility = z.infer<typeof RunAbility>;

export const RunRow = z
  .object({
    id: RunId,
    deskId: DeskId,
    title: z.string(),
    state: RunState,
    template: z.object({ id: TemplateId, version: z.int() }).nullable(),
    assignees: z.array(PersonView),
    startedBy: PersonView,
    startedAt: instant,
    updatedAt: instant,
    due: instant.nullable(),
    completedAt: instant.nullable(),
    ticket: TicketId.nullable(),
    holds: z.boolean(),
    progress: Progress,
    comments: z.int(),
    version: z.string(),
    can: z.array(RunAbility),
  })
  .meta({ id: 'RunRow' });
export type RunRow = z.infer<typeof RunRow>;
