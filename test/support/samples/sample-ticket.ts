import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Category } from '#shared/desks/desk.ts';
import { StatusGroup } from '#shared/desks/workflow.ts';
import { Priority } from '#shared/tickets/ticket.ts';

const Part = z.enum(['owner', 'member1', 'member2', 'member3', 'member4', 'member5', 'guest1', 'left1']);

export const SampleTicket = z.object({
  title: z.string(),
  description: z.string(),
  priority: Priority,
  category: z.string(),
  tags: z.array(z.string()),
  status: StatusGroup,
  requester: Part,
  assignees: z.array(Part),
  ageDays: z.number(),
  dueInDays: z.number().nullable(),
  comments: z.array(z.object({ by: Part, hoursAfter: z.number(), text: z.string(), internal: z.boolean().optional() })),
});
export type SampleTicket = Readonly<z.infer<typeof SampleTicket>>;

export interface SampleDesk {
  readonly desk: string;
  readonly categories: readonly Category[];
  readonly tickets: readonly SampleTicket[];
}

const File = z.object({ categories: z.array(Category), tickets: z.array(SampleTicket) });

/** The sample desks, believable work of a retailer: IT, facilities and human resources. */
export function loadSamples(): readonly SampleDesk[] {
  return ['it', 'facilities', 'hr'].flatMap((desk) => {
    const file = join(import.meta.dirname, `${desk}.json`);
    return existsSync(file) ? [{ desk, ...File.parse(JSON.parse(readFileSync(file, 'utf8'))) }] : [];
  });
}
