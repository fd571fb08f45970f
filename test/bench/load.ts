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
  /** Each connection asks as one of them: the headers that say who it is. */
  callers: z.array(z.string()).min(1),
});
export type Job = z.infer<typeof Job>;

/** Milliseconds; `refused` are answers outside 200 to 299, of which there should be none. */
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

/** Each connection asks again as soon as it is answered, for so long; what is answered while warming up does not count. */
export async function load(job: Job): Promise<Measured> {
  const times: number[] = [];
  let bytes = 0;
  let refused = 0;
  let refusal: string | null = null;
  const start = performance.now() + job.warmSeconds * 1000;
  const end = start + job.seconds * 1000;
  const run = async (connection: number) => {
    const wire = new Wire('127.0.0.1', job.port);
    const next = openOperation(job.operation, job.seed + connection);
    const headers = job.callers[connection % job.callers.length] ?? '';
    for (let asked = performance.now(); asked < end; asked = performance.now()) {
      const { method, path, body } = next();
      const sent = performance.now();
      const answer = await wire.ask(method, path, headers, body === null ? null : JSON.stringify(body));
      const answered = performance.now();
      if (answer.status < 200 || answer.status > 299) {
        refused += 1;
        refusal ??= `${answer.status} ${answer.body.toString().slice(0, 300)}`;
      }
      if (sent < start || answered > end) continue;
      times.push(answered - sent);
      bytes += answer.body.length;
    }
    wire.close();
  };
  await Promise.all(Array.from({ length: job.connections }, (_, index) => run(index)));
  const sorted = Float64Array.from(times).sort();
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    perSecond: times.length / job.seconds,
    p50: quantile(0.5),
    p99: quantile(0.99),
    answers: times.length,
    bytes: times.length === 0 ? 0 : bytes / times.length,
    refused,
    refusal,
  };
}

if (import.meta.main) {
  const job = Job.parse(JSON.parse(await text(process.stdin)));
  console.log(JSON.stringify(await load(job)));
}
