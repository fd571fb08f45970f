import { z } from 'zod';
import { deskPartition } from '#bot/desks/desk-document.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { liveSubjectOf, type Subject } from './live-subject.ts';

/** A desk that somebody here looks at. */
export interface Watched {
  readonly tenant: string;
  readonly deskId: string;
  /** When the newest entry was made that a look has found. */
  since: string;
  /** Entries that those here have been told of, by id, with when they were made. */
  readonly told: Map<string, string>;
}

/** An entry of a ticket or of a run, as far as telling of it goes; those of runs are never internal. */
const Step = z.object({
  id: z.string(),
  subject: z.string(),
  at: z.string(),
  internal: z.boolean().default(false),
});
export type Step = z.infer<typeof Step>;

export interface News {
  readonly subject: Subject;
  readonly steps: readonly Step[];
}

/** Clocks of instances differ by less. */
const overlapSeconds = 5;
const pageSize = 200;

/**
 * What nobody here has been told of, each ticket or run once with its new entries. An entry counts as told when the next one
 * is asked for: where telling fails, the next look finds it again. Cosmos DB: 1 query, and a point read for each.
 */
export async function* findNews(store: Store, desk: Watched): AsyncGenerator<News> {
  const partition = deskPartition(desk.tenant, desk.deskId);
  const from = secondsAfter(desk.since, -overlapSeconds);
  for (const [id, at] of desk.told) if (at <= from) desk.told.delete(id);
  const steps = await readSteps(store, partition, from);
  const fresh = Map.groupBy(
    steps.filter(({ id }) => !desk.told.has(id)),
    (step) => step.subject,
  );
  for (const [id, news] of fresh) {
    const subject = liveSubjectOf(await store.get(partition, id));
    if (subject !== null) yield { subject, steps: news };
    for (const step of news) desk.told.set(step.id, step.at);
  }
  const newest = steps.at(-1)?.at;
  if (newest !== undefined && newest > desk.since) desk.since = newest;
}

async function readSteps(store: Store, partition: Partition, from: string): Promise<readonly Step[]> {
  const steps: Step[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.query(partition, {
      type: 'entry',
      where: { field: 'at', gt: from },
      order: [['at', 'asc']],
      limit: pageSize,
      ...(cursor === null ? {} : { cursor }),
    });
    steps.push(...page.items.map((item) => Step.parse(item)));
    cursor = page.cursor;
  } while (cursor !== null);
  return steps;
}
