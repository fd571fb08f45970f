import { z } from 'zod';
import { type Operation, openOperation } from './operations.ts';

const Items = z.object({ items: z.array(z.object({ id: z.string() })) });
const Timeline = z.object({ timeline: z.array(z.unknown()) });
const Counts = z.object({ groups: z.record(z.string(), z.int()), unassigned: z.int(), overdue: z.int() });

/** The service gives all items with what is known of them, the limit those that somebody touched. */
const Touched = z.object({ items: z.array(z.unknown()) });
const isTicked = (item: unknown) => JSON.stringify(item).includes('"answer":{"kind":"tick"}');

/** What of an answer both servers have to have in common: which tickets, how many entries, which numbers. */
const gist: Partial<Record<Operation, (answer: unknown) => unknown>> = {
  list: (answer) => Items.parse(answer).items.map(({ id }) => id),
  'list filtered': (answer) => Items.parse(answer).items.map(({ id }) => id),
  'list by fields': (answer) => Items.parse(answer).items.map(({ id }) => id),
  open: (answer) => Timeline.parse(answer).timeline.length,
  'search common': (answer) => Items.parse(answer).items.map(({ id }) => id),
  'search rare': (answer) => Items.parse(answer).items.map(({ id }) => id),
  'search two words': (answer) => Items.parse(answer).items.map(({ id }) => id),
  counts: (answer) => Counts.parse(answer),
  'list runs': (answer) => Items.parse(answer).items.map(({ id }) => id),
  'open run': (answer) => Touched.parse(answer).items.filter(isTicked).length,
};

/**
 * Asks both servers the same before anything is measured, so that the limit is known to do what the service does.
 * @param ports of the service and of the limit
 * @throws Error naming the first request that they answer differently
 */
export async function checkAgreement(
  chosen: readonly Operation[],
  ports: readonly [number, number],
  headers: Record<string, string>,
): Promise<void> {
  for (const operation of chosen) {
    const read = gist[operation];
    if (read === undefined) continue;
    const next = openOperation(operation, 7);
    for (let round = 0; round < 3; round++) {
      const { path } = next();
      const answers = await Promise.all(
        ports.map(async (port) => (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).json()),
      );
      const [service, limit] = answers.map((answer) => JSON.stringify(read(answer)));
      if (service !== limit) throw new Error(`service and limit differ on ${path}:\n${service}\n${limit}`);
    }
  }
}
