import { z } from 'zod';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { secondsAfter } from '../kernel/time.ts';

/** What people may ask of their organisation about their data (GDPR 15 to 22, Quebec's Law 25, French law for `directives`). */
export const RequestKind = z.enum([
  'access',
  'portability',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'withdrawal',
  'directives',
]);
export type RequestKind = z.infer<typeof RequestKind>;

/** On which a request may be refused, in whole or in part. */
export const RefusalGround = z.enum(['others-data', 'legal-duty', 'legitimate-interest']);
export type RefusalGround = z.infer<typeof RefusalGround>;

export const Decided = z.enum(['granted', 'partial', 'refused']);
export type Decided = z.infer<typeof Decided>;

export const DataRequest = z.object({
  id: z.string(),
  person: z.string(),
  kind: RequestKind,
  /** In the person's own words. */
  text: z.string(),
  /** An administrator, where the person asked by another way. */
  enteredBy: z.string().nullable(),
  receivedAt: z.string(),
  /** ISO instant by which it is to be decided. */
  due: z.string(),
  /** Why the time was extended, once; null where it was not. */
  extension: z.string().nullable(),
  decision: z
    .object({
      outcome: Decided,
      reason: z.string(),
      ground: RefusalGround.nullable(),
      by: z.string(),
      at: z.string(),
      /** As it was given to the person. */
      letter: z.string(),
    })
    .nullable(),
});
export type DataRequest = z.infer<typeof DataRequest>;

const daySeconds = 86_400;
const daysToDecide = 30;
const daysOfExtension = 60;

export function receive(asked: Omit<DataRequest, 'due' | 'extension' | 'decision'>): DataRequest {
  const due = secondsAfter(asked.receivedAt, daysToDecide * daySeconds);
  return { ...asked, due, extension: null, decision: null };
}

/** Nobody has to decide on an objection to statistics or marketing: it acts as soon as it is there (GDPR 21.3). */
export function endsConsents(kind: RequestKind): boolean {
  return kind === 'objection' || kind === 'withdrawal';
}

/** Once, with a reason that the person is told. */
export function extend(request: DataRequest, reason: string): Outcome<DataRequest> {
  if (request.decision !== null) return refuse('rule', 'data-request.closed');
  if (request.extension !== null) return refuse('rule', 'data-request.extended');
  return done({ ...request, extension: reason, due: secondsAfter(request.due, daysOfExtension * daySeconds) });
}

/** Whatever is not granted in full names its ground. */
export function decide(request: DataRequest, decision: NonNullable<DataRequest['decision']>): Outcome<DataRequest> {
  if (request.decision !== null) return refuse('rule', 'data-request.closed');
  if ((decision.outcome === 'granted') !== (decision.ground === null))
    return refuse('invalid', 'data-request.ground', { fields: ['ground'] });
  return done({ ...request, decision });
}

/** @param now ISO instant */
export function isOverdue({ decision, due }: Pick<DataRequest, 'decision' | 'due'>, now: string): boolean {
  return decision === null && due < now;
}
