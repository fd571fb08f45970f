import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AuditAct } from '#shared/audit/entry.ts';

/**
 * Something that the chain vouches for without holding it: the hash covers the digest, and the value stands beside it with
 * the salt that makes the digest of it. Where a person's data are erased, value and salt go, the digest stays, and the chain
 * still holds.
 */
const Sealed = z.object({
  digest: z.string(),
  salt: z.string().nullable(),
  /** Null with a salt: there was none; without: it has been erased. */
  value: z.string().nullable(),
});
export type Sealed = z.infer<typeof Sealed>;

export const AuditEntry = z.object({
  /** From 1, without a gap. */
  seq: z.int(),
  at: z.string(),
  act: AuditAct,
  by: Sealed,
  subject: Sealed,
  detail: Sealed,
  /** Of the entry before; that of the first is `genesis`. */
  previous: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The end of a chain. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}
export const genesis: Head = { seq: 0, hash: '0'.repeat(64) };

export function seal(value: string | null): Sealed {
  const salt = randomBytes(16).toString('base64url');
  return { digest: digestOf(value, salt), salt, value };
}

/** The entry that follows a head. */
export function follow(head: Head, facts: Omit<AuditEntry, 'seq' | 'previous' | 'hash'>): AuditEntry {
  const open = { ...facts, seq: head.seq + 1, previous: head.hash };
  return { ...open, hash: hashOf(open) };
}

/** What is wrong with an entry where the chain stood at `head`; null where nothing is. */
export function faultOf(entry: AuditEntry, head: Head): 'gap' | 'broken' | 'altered' | null {
  if (entry.seq !== head.seq + 1) return 'gap';
  if (entry.previous !== head.hash) return 'broken';
  const whole = [entry.by, entry.subject, entry.detail].every(isWhole);
  return whole && entry.hash === hashOf(entry) ? null : 'altered';
}

function isWhole({ digest, salt, value }: Sealed): boolean {
  return salt === null ? value === null : digest === digestOf(value, salt);
}

function hashOf({ seq, at, act, by, subject, detail, previous }: Omit<AuditEntry, 'hash'>): string {
  return sha256(JSON.stringify([seq, at, act, by.digest, subject.digest, detail.digest, previous]));
}

function digestOf(value: string | null, salt: string): string {
  return sha256(JSON.stringify([salt, value]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
