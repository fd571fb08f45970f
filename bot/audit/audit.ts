import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Operation, Store } from '#bot/store/port.ts';
import type { AuditFacts } from '#shared/audit/entry.ts';
import { auditDocument, auditEntryOf, auditType, headDocument, headId, headOf } from './audit-document.ts';
import { type AuditEntry, faultOf, follow, genesis, type Head, seal } from './chain.ts';

/** The audit log of each organisation: entries are added, one after the other, and nothing else. */
export interface Audit {
  /**
   * The operations that add an entry, for the commit of what it tells of; where somebody else added one meanwhile the commit
   * is refused as `stale` or `exists`. Cosmos DB: 1 point read.
   */
  adding(tenant: string, facts: AuditFacts): Promise<readonly Operation[]>;
  /** Adds an entry by itself, as where something was read. Cosmos DB: 1 point read, 1 write. */
  add(tenant: string, facts: AuditFacts): Promise<void>;
  /** Every entry, oldest first. Cosmos DB: 1 query for each 200. */
  entries(tenant: string): AsyncGenerator<AuditEntry>;
  /** Goes through the whole chain. */
  verify(tenant: string): Promise<Verification>;
}

export interface Verification {
  readonly entries: number;
  /** Of the newest entry: who keeps it elsewhere can tell later that nothing before it was taken away. */
  readonly hash: string;
  /** The first entry that is not as it was written, and how it differs; null where all are. */
  readonly fault: { readonly seq: number; readonly kind: 'gap' | 'broken' | 'altered' | 'cut-off' } | null;
}

const attempts = 20;
const pageSize = 200;

export function openAudit(store: Store, now: () => Date): Audit {
  async function adding(tenant: string, { act, by, subject, detail }: AuditFacts): Promise<readonly Operation[]> {
    const document = await store.get(organisationPartition(tenant), headId);
    const head = document === null ? genesis : headOf(document);
    const at = now().toISOString();
    const entry = follow(head, { at, act, by: seal(by), subject: seal(subject), detail: seal(detail) });
    const next = headDocument({ seq: entry.seq, hash: entry.hash });
    const moved: Operation = document === null ? { create: next } : { replace: next, etag: document.etag };
    return [moved, { create: auditDocument(entry) }];
  }

  async function* entries(tenant: string): AsyncGenerator<AuditEntry> {
    let cursor: string | null = null;
    do {
      const page = await store.query(organisationPartition(tenant), {
        type: auditType,
        order: [['seq', 'asc']],
        limit: pageSize,
        ...(cursor === null ? {} : { cursor }),
      });
      yield* page.items.map(auditEntryOf);
      cursor = page.cursor;
    } while (cursor !== null);
  }

  return {
    adding,
    entries,
    async add(tenant, facts) {
      await retryOvertaken(async () => {
        await store.write(organisationPartition(tenant), await adding(tenant, facts));
      }, attempts);
    },
    async verify(tenant) {
      const document = await store.get(organisationPartition(tenant), headId);
      const end = document === null ? genesis : headOf(document);
      let head: Head = genesis;
      for await (const entry of entries(tenant)) {
        const kind = faultOf(entry, head);
        if (kind !== null) return { entries: head.seq, hash: head.hash, fault: { seq: entry.seq, kind } };
        head = entry;
      }
      const cutOff = head.seq < end.seq || (head.seq === end.seq && head.hash !== end.hash);
      const fault = cutOff ? ({ seq: head.seq + 1, kind: 'cut-off' } as const) : null;
      return { entries: head.seq, hash: head.hash, fault };
    },
  };
}
