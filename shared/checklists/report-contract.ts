import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, TemplateId } from '../kernel/ids.ts';
import { TimeZone } from '../kernel/zone.ts';
import { FailingItem, isPossible, longestPeriodDays, RunCounts } from './report.ts';

export const RunReport = z
  .object({
    total: RunCounts,
    /** By days, weeks or months, as the period is long; `from` is the first day of each. */
    periods: z.array(z.object({ from: z.iso.date(), counts: RunCounts })),
    /** The most used first; null for runs of a list of their own. */
    templates: z.array(
      z.object({ template: z.object({ id: TemplateId, name: z.string() }).nullable(), counts: RunCounts }),
    ),
    failing: z.array(FailingItem),
    /** False where the period has more runs than one report counts: those changed last are in it. */
    isWhole: z.boolean(),
  })
  .meta({ id: 'RunReport' });
export type RunReport = z.infer<typeof RunReport>;

export const readRunReport = endpoint({
  id: 'readRunReport',
  method: 'GET',
  path: '/api/v1/desks/:deskId/run-report',
  tag: 'Checklists',
  summary: 'How the checklists begun in a period went: as a whole, by template and by time, and which items fail most',
  params: z.strictObject({ deskId: DeskId }),
  query: z
    .strictObject({
      /** The first and the last day, on the clock of the zone; at most 366 days. */
      from: z.iso.date(),
      to: z.iso.date(),
      timeZone: TimeZone,
      template: TemplateId.optional(),
    })
    .refine(isPossible, {
      path: ['to'],
      message: `from the first day on, at most ${longestPeriodDays} days`,
    }),
  reply: RunReport,
  refusals: ['desk.not-found', 'run.forbidden', 'signin.missing'],
});

export const reportEndpoints = [readRunReport] as const;
