import type { EnterOrganisation } from '#bot/accounts/enter-organisation.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { readPeople } from '#bot/accounts/read-people.ts';
import { refuseCursor } from '#bot/cursor.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/audit/contract.ts';
import { done } from '#shared/kernel/outcome.ts';
import type { Audit } from './audit.ts';
import { auditEntryOf, auditType } from './audit-document.ts';

interface Deps {
  readonly store: Store;
  readonly audit: Audit;
  readonly enterOrganisation: EnterOrganisation;
}

const shown = 50;

/** Cosmos DB: 1 query, and a point read for each person named. */
export function listAuditWith({ store, enterOrganisation }: Deps): UseCase<typeof contract.listAudit> {
  return async ({ caller }, { query }) => {
    const entered = await enterOrganisation(caller, 'audit.read');
    if (!entered.ok) return entered;
    const { cursor } = query;
    try {
      const page = await store.query(organisationPartition(caller.tenant), {
        type: auditType,
        order: [['seq', 'desc']],
        limit: shown,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const entries = page.items.map(auditEntryOf);
      const people = await readPeople(
        store,
        caller.tenant,
        entries.flatMap(({ by, subject }) => [by.value, subject.value]),
      );
      const items = entries.map(({ seq, at, act, by, subject, detail }) => ({
        seq,
        at,
        act,
        by: by.value === null || by.value === '' ? null : (people.get(by.value) ?? null),
        subject: subject.value === null ? null : (people.get(subject.value) ?? null),
        detail: detail.value ?? '',
      }));
      return done({ items, cursor: page.cursor });
    } catch (error) {
      return refuseCursor(error, query.cursor);
    }
  };
}

/** Cosmos DB: 1 query for each 200 entries. */
export function verifyAuditWith({ audit, enterOrganisation }: Deps): UseCase<typeof contract.verifyAudit> {
  return async ({ caller }) => {
    const entered = await enterOrganisation(caller, 'audit.read');
    return entered.ok ? done(await audit.verify(caller.tenant)) : entered;
  };
}

export function exportAuditWith({ audit, enterOrganisation }: Deps): UseCase<typeof contract.exportAudit> {
  return async ({ caller }) => {
    const { tenant, person } = caller;
    const entered = await enterOrganisation(caller, 'audit.read');
    if (!entered.ok) return entered;
    await audit.add(tenant, { act: 'audit.exported', by: person, subject: null, detail: '' });
    return done({ name: 'docket-audit.jsonl', type: 'application/jsonl', size: null, bytes: linesOf(audit, tenant) });
  };
}

async function* linesOf(audit: Audit, tenant: string): AsyncGenerator<Uint8Array> {
  for await (const entry of audit.entries(tenant)) yield Buffer.from(`${JSON.stringify(entry)}\n`);
}
