import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';
import { AuditEntry, type Head } from './chain.ts';

export const auditType = 'auditEntry';
export const headId = 'audit';

/** Ids sort as the chain does. */
export function auditId(seq: number): string {
  return `aud-${String(seq).padStart(12, '0')}`;
}

/** Who did it and whom it concerns stand at the top level, to be found by; null where there is none or it was erased. */
export function auditDocument(entry: AuditEntry): Document {
  const { seq, at, ...data } = entry;
  return {
    id: auditId(seq),
    type: auditType,
    schema: 1,
    seq,
    at,
    by: entry.by.value,
    subject: entry.subject.value,
    data,
  };
}

const Shape = z.object({ seq: z.int(), at: z.string(), data: z.looseObject({}) });

export function auditEntryOf(document: Stored): AuditEntry {
  const { seq, at, data } = Shape.parse(document);
  return AuditEntry.parse({ ...data, seq, at });
}

export function headDocument(head: Head): Document {
  return { id: headId, type: 'auditHead', schema: 1, data: head };
}

export function headOf(document: Stored): Head {
  return z.object({ data: z.object({ seq: z.int(), hash: z.string() }) }).parse(document).data;
}
