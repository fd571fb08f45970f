import { z } from 'zod';
import { DeskId } from '#shared/kernel/ids.ts';
import { type Refusal, type RefusalCode, type RefusalKind, refusalCodes } from '#shared/kernel/outcome.ts';
import type { Language } from '#shared/words/language.ts';
import { refusalSentence, refusalWords } from '#shared/words/refusals.ts';

/** RFC 9457 problem details; `code` is permanent, `detail` is a sentence in the reader's language. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(refusalCodes),
    requestId: z.string(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    clashes: z
      .array(z.object({ field: z.string(), yours: z.unknown(), theirs: z.unknown(), by: z.string(), at: z.string() }))
      .optional(),
    /** The desk where the ticket is now. */
    movedTo: DeskId.optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });
export type Problem = z.infer<typeof Problem>;

export const problemType = 'application/problem+json';

export const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  signin: 401,
  forbidden: 403,
  missing: 404,
  stale: 409,
  rule: 422,
  toobig: 413,
  busy: 503,
};

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** The problem document of a refusal, in a language. */
export function problemOf(refusal: Refusal, language: Language, requestId: string): Problem {
  const detail = refusalSentence(refusal, language);
  const fields = refusal.fields?.map((path) => ({ path, message: detail }));
  return {
    ...describe(statusOf[refusal.kind], refusal.code, language, requestId),
    detail,
    ...(fields === undefined ? {} : { fields }),
    ...(refusal.clashes === undefined ? {} : { clashes: [...refusal.clashes] }),
    ...(refusal.movedTo === undefined ? {} : { movedTo: refusal.movedTo }),
  };
}

export function describe(status: number, code: RefusalCode, language: Language, requestId: string): Problem {
  const detail = refusalWords[language][code];
  return { type: `urn:docket:problem:${code}`, title: detail, status, detail, code, requestId };
}
