import { z } from 'zod';
import { Download } from '../kernel/bytes.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { PersonView } from '../members/member.ts';
import { AuditAct } from './entry.ts';

export const AuditRow = z
  .object({
    seq: z.int(),
    at: z.iso.datetime(),
    act: AuditAct,
    /** Null where their data have been erased. */
    by: PersonView.nullable(),
    subject: PersonView.nullable(),
    detail: z.string(),
  })
  .meta({ id: 'AuditEntry', description: 'An administrative act, or a reading of personal data' });
export type AuditRow = z.infer<typeof AuditRow>;

const refusals = ['signin.missing', 'organisation.not-administrator'] as const;

export const listAudit = endpoint({
  id: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  tag: 'Administration',
  summary: "The organisation's audit log, newest first",
  query: z.strictObject({ cursor: z.string().max(2000).optional() }),
  reply: z.object({ items: z.array(AuditRow), cursor: z.string().nullable() }),
  refusals: [...refusals, 'cursor.invalid'],
});

export const verifyAudit = endpoint({
  id: 'verifyAudit',
  method: 'GET',
  path: '/api/v1/audit/verification',
  tag: 'Administration',
  summary: 'Goes through the whole chain of the audit log and says whether each entry is as it was written',
  reply: z.object({
    entries: z.int(),
    /** Of the newest entry; kept elsewhere, it later shows that nothing before it was taken away. */
    hash: z.string(),
    fault: z.object({ seq: z.int(), kind: z.enum(['gap', 'broken', 'altered', 'cut-off']) }).nullable(),
  }),
  refusals,
});

export const exportAudit = endpoint({
  id: 'exportAudit',
  method: 'GET',
  path: '/api/v1/audit/export',
  tag: 'Administration',
  summary: 'The whole audit log with its hashes, one JSON object a line, oldest first',
  reply: Download,
  gives: 'bytes',
  refusals,
});

export const auditEndpoints = [listAudit, verifyAudit, exportAudit] as const;
