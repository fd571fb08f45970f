import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { openOperation, operations } from './operations.ts';
import { Wire } from './wire.ts';

export const Job = z.object({
  port: z.int(),
  operation: z.enum(operations),
  connections: z.int().min(1),
  seconds: z.number().positive(),
  warmSeconds: z.number().min(0),
  seed: z.int(),
  /** The first of the shares of the tickets that its connections take, of so many. */
  firstShare: z.int().min(0),
  shares: z.int().min(1),
  /** Each connection asks as one of them: the headers that say who it is. */
  callers: z.array(z.string()).min(1),
});
export type Job = z.infer<typeof Job>;

/** Milliseconds; `refused` are answers outside 200 to 299 and connections cut, of which there should be none. */
export const Measured = z.object({
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
  answers: z.int(),
  bytes: z.number(),
  refused: z.int(),
  refusal: z.string().nullable(),
});
export type Measured = z.infer<typeof Measured>;

/** Each connection asks again as soon as it is answered, for so long; what is asked while warming up does not count. */
export async function load(job: Job): Promise<Measured> {
  const connections = Array.from({ length: job.connections }, (_, index) => openAsker(job, index));
  const askUntil = (end: number) => Promise.all(connections.map((asker) => asker.askUntil(end)));
  await askUntil(performance.now() + job.warmSeconds * 1000);
  const start = performance.now();
  // What was asked in time counts when it is answered, so that what takes longer than the run has a figure too.
  const answers = (await askUntil(start + job.seconds * 1000)).flat();
  const took = (performance.now() - start) / 1000;
  for (const { close } of connections) close();
  const refusals = answers.flatMap(({ refusal }) => refusal ?? []);
  const sorted = Float64Array.from(answers, ({ time }) => time).sort();
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    perSecond: answers.length / took,
    p50: quantile(0.5),
    p99: quantile(0.99),
    answers: answers.length,
    bytes: answers.reduce((sum, { bytes }) => sum + bytes, 0) / answers.length,
    refused: refusals.length,
    refusal: refusals[0] ?? null,
  };
}

interface Answer {
  readonly time: number;
  readonly bytes: number;
  readonly refusal: string | null;
}

/** One connection, and another where it is cut; it asks at least once, however late it is. */
function openAsker(job: Job, connection: number) {
  let wire = new Wire('127.0.0.1', job.port);
  const next = openOperation(job.operation, job.seed + connection, {
    index: job.firstShare + connection,
    of: job.shares,
  });
  const headers = job.callers[connection % job.callers.length] ?? '';
  async function ask(): Promise<Answer> {
    const { method, path, body } = next();
    const sent = performance.now();
    try {
      const answer = await wire.ask(method, path, headers, body === null ? null : JSON.stringify(body));
      const isRefused = answer.status < 200 || answer.status > 299;
      const refusal = isRefused ? `${answer.status} ${answer.body.toString().slice(0, 300)}` : null;
      return { time: performance.now() - sent, bytes: answer.body.length, refusal };
    } catch (error) {
      wire.close();
      wire = new Wire('127.0.0.1', job.port);
      return { time: performance.now() - sent, bytes: 0, refusal: `no answer: ${String(error)}` };
    }
  }
  return {
    async askUntil(end: number): Promise<readonly Answer[]> {
      const answers: Answer[] = [];
      do answers.push(await ask());
      while (performance.now() < end);
      return answers;
    },
    close: () => wire.close(),
  };
}

if (import.meta.main) {
  const job = Job.parse(JSON.parse(await text(process.stdin)));
  console.log(JSON.stringify(await load(job)));
}
