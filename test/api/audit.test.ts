import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { openAudit } from '#bot/audit/audit.ts';
import { auditId } from '#bot/audit/audit-document.ts';
import { AuditEntry, faultOf, genesis, type Head } from '#bot/audit/chain.ts';
import type { Document } from '#bot/store/port.ts';
import { people } from '#test/cloud/cast.ts';
import { openItDesk } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, camille, luc } = people;
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
  await openItDesk(service);
});
afterAll(() => service.close());

const partition = organisationPartition(nadia.tenant);
const setStanding = (standing: string) =>
  service.call(nadia, 'PUT', `/api/v1/accounts/${camille.oid}/standing`, { standing, reason: 'Départ de Camille' });
const verify = async () => (await service.call(nadia, 'GET', '/api/v1/audit/verification')).body;

/** Changes a stored document behind the product's back, and puts it back as it was. */
async function tampering(id: string, change: (data: Record<string, unknown>) => object, look: () => Promise<void>) {
  const { store } = service.service;
  const before = await store.get(partition, id);
  if (before === null) throw new Error(`there is no ${id}`);
  const data = before['data'] as Record<string, unknown>;
  await store.write(partition, [{ put: { ...before, data: change(data) } as Document }]);
  await look();
  await store.write(partition, [{ put: before }]);
}

test('each administrative act is recorded with who did it, to whom and why, newest first', async () => {
  await setStanding('suspended');
  await setStanding('active');
  const { items } = (await service.call(nadia, 'GET', '/api/v1/audit')).body as { items: object[] };
  const facts = {
    by: { id: nadia.oid },
    subject: { id: camille.oid, name: camille.name },
    detail: 'Départ de Camille',
  };
  expect(items).toMatchObject([
    { seq: 2, act: 'account.reactivated', ...facts },
    { seq: 1, act: 'account.suspended', ...facts },
  ]);
});

test('what changes nothing, or is refused, is not recorded', async () => {
  await setStanding('active');
  await service.call(luc, 'PUT', `/api/v1/accounts/${camille.oid}/standing`, { standing: 'suspended' });
  expect(await verify()).toMatchObject({ entries: 2, fault: null });
});

test('acts at the same moment follow each other in one chain', async () => {
  const appointing = [camille, luc].map(({ oid }) => `/api/v1/accounts/${oid}/administrator`);
  await Promise.all(appointing.map((path) => service.call(nadia, 'PUT', path)));
  expect(await verify()).toMatchObject({ entries: 4, fault: null });
});

test('the export holds the chain, which anybody can check, and is itself recorded', async () => {
  const answer = await service.call(nadia, 'GET', '/api/v1/audit/export');
  const lines = String(answer.body).trim().split('\n');
  const entries = lines.map((line) => AuditEntry.parse(JSON.parse(line)));
  let head: Head = genesis;
  for (const entry of entries) {
    expect(faultOf(entry, head)).toBeNull();
    head = entry;
  }
  expect(entries.at(-1)).toMatchObject({ act: 'audit.exported', by: { value: nadia.oid } });
});

test.each([
  ['who did it', 'by'],
  ['whom it concerns', 'subject'],
  ['the reason', 'detail'],
] as const)('an entry in which %s was altered is found', async (_, field) => {
  const alter = (data: Record<string, unknown>) => ({
    ...data,
    [field]: { ...(data[field] as object), value: luc.oid },
  });
  await tampering(auditId(2), alter, async () => {
    expect(await verify()).toMatchObject({ fault: { seq: 2, kind: 'altered' } });
  });
  expect(await verify()).toMatchObject({ fault: null });
});

test('another act, a removed entry and a log that was cut off are found', async () => {
  const { store } = service.service;
  await tampering(
    auditId(1),
    (data) => ({ ...data, act: 'account.restricted' }),
    async () => {
      expect(await verify()).toMatchObject({ fault: { seq: 1, kind: 'altered' } });
    },
  );
  const { entries } = (await verify()) as { entries: number };
  for (const [seq, kind] of [
    [3, 'gap'],
    [entries, 'cut-off'],
  ] as const) {
    const removed = await store.get(partition, auditId(seq));
    if (removed === null) throw new Error(`there is no entry ${seq}`);
    await store.write(partition, [{ remove: auditId(seq) }]);
    expect(await verify()).toMatchObject({ fault: { kind } });
    await store.write(partition, [{ put: removed }]);
  }
});

test('a value that was erased leaves the chain whole', async () => {
  const erase = (data: Record<string, unknown>) => ({
    ...data,
    subject: { ...(data['subject'] as object), salt: null, value: null },
  });
  await tampering(auditId(1), erase, async () => {
    expect(await openAudit(service.service.store, () => new Date()).verify(nadia.tenant)).toMatchObject({
      fault: null,
    });
    const { items } = (await service.call(nadia, 'GET', '/api/v1/audit')).body as { items: object[] };
    expect(items.at(-1)).toMatchObject({ seq: 1, subject: null });
  });
});
