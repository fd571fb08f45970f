import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '#bot/http/openapi.ts';
import { endpoints } from '#shared/contract.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { number, plan, tick } from '#test/support/checklist-builders.ts';
import { customField } from '#test/support/field-builders.ts';
import { type Answer, startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia } = people;
let service: TestService;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  const { id: deskId, version } = made.body as { id: string; version: string };
  const fields = [customField('text'), customField('floor', { kind: 'number', min: 0, max: 9, unit: null })];
  await service.call(nadia, 'PATCH', `/api/v1/desks/${deskId}`, { version, fields });
  const filed = await service.call(nadia, 'POST', `/api/v1/desks/${deskId}/tickets`, { title: 'Témoin' });
  const ticketId = (filed.body as { id: string }).id;
  const list = plan([tick('a'), number('b')]);
  const template = await service.call(nadia, 'POST', `/api/v1/desks/${deskId}/templates`, {
    name: 'Témoin',
    plan: list,
  });
  const templateId = (template.body as { id: string }).id;
  const run = await service.call(nadia, 'POST', `/api/v1/desks/${deskId}/runs`, { from: { template: templateId } });
  const runId = (run.body as { id: string }).id;
  ids = {
    scheduleId: `sch_${'0'.repeat(20)}`,
    deskId,
    templateId,
    runId,
    itemKey: 'b',
    ticketId,
    teamId: teams.services.groupId,
    personId: nadia.oid,
    requestId: `req_${'0'.repeat(20)}`,
    feedbackId: `fbk_${'0'.repeat(20)}`,
    commentId: `cmt_${'0'.repeat(20)}`,
  };
});
afterAll(() => service.close());

function expectProblem(answer: Answer): void {
  expect(answer.status).toBeLessThan(500);
  if (answer.status < 400) return;
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String), detail: expect.any(String) });
  if (answer.status === 400) {
    const { fields, code } = answer.body as { code: string; fields?: { path: string; message: string }[] };
    if (code === 'request.invalid') expect(fields?.length ?? 0).toBeGreaterThan(0);
  }
}

/** What people and programs send by mistake or by intent. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '👩‍🚒'.repeat(50),
    '\u202eمرحبا\u202c',
    'x'.repeat(10_000),
    '=HYPERLINK("http://evil.example","x")',
    '<script>alert(1)</script>',
    "' OR 1=1 --",
    '{{7*7}}',
    '../../etc/passwd',
    [],
    {},
    [[[[]]]],
    { $ne: null },
    { toString: 'x', constructor: 1 },
    '9999-99-99',
    'dsk_../..',
  ),
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Bodies made from the operation's own properties as the API document lists them, each with any value, and a stranger. */
function bodyOf(id: string): fc.Arbitrary<unknown> {
  const names = propertiesOf(id);
  const fields = Object.fromEntries([...names, 'stranger'].map((name) => [name, nasty]));
  return fc.oneof(fc.record(fields, { requiredKeys: [] }), nasty);
}

type Json = { readonly [key: string]: Json };
function propertiesOf(id: string): readonly string[] {
  const document = openApiDocument() as unknown as Json;
  for (const path of Object.values(document['paths'] ?? {})) {
    for (const operation of Object.values(path)) {
      if (String(operation['operationId']) !== id) continue;
      const schema = operation['requestBody']?.['content']?.['application/json']?.['schema'];
      return Object.keys(schema?.['properties'] ?? {});
    }
  }
  return [];
}

describe.each(endpoints.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  const runs = Math.ceil(2200 / endpoints.length);
  test('answers any input with a success or a problem document that names what is wrong', async () => {
    const queryNames = Object.keys((operation.query as { shape?: object }).shape ?? {});
    const queries = fc.dictionary(fc.constantFrom('stranger', ...queryNames), fc.string({ maxLength: 30 }), {
      maxKeys: 3,
    });
    const pathText = fc.option(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), { freq: 6 });
    await fc.assert(
      fc.asyncProperty(bodyOf(id), queries, pathText, async (body, query, wrong) => {
        const path = operation.path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(wrong ?? ids[name] ?? ''));
        const search = new URLSearchParams(query).toString();
        const url = search === '' ? path : `${path}?${search}`;
        const sends = operation.method !== 'GET' && operation.method !== 'DELETE';
        expectProblem(await service.call(nadia, operation.method, url, sends ? body : undefined));
      }),
      { numRuns: runs },
    );
  });
});

test.each([
  ['not JSON', '{"title":', 400],
  ['larger than 256 kB', JSON.stringify({ title: 'x', description: 'y'.repeat(300_000) }), 413],
])('a body that is %s is refused with a problem document', async (_, body, status) => {
  const token = await service.cloud.entra.mintPersonToken(nadia);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const reply = await fetch(`${service.url}/api/v1/desks/${ids['deskId']}/tickets`, { method: 'POST', headers, body });
  expect(reply.status).toBe(status);
  expect(await reply.json()).toMatchObject({ status, code: expect.any(String) });
});

test.each([
  ['cannot be decoded', '/api/v1/desks/%zz'],
  ['names something longer than any name', `/api/v1/desks/${'x'.repeat(500)}`],
])('an address that %s leads nowhere, said as everything else is', async (_, path) => {
  const answer = await service.call(nadia, 'GET', path);
  expectProblem(answer);
  expect(answer).toMatchObject({ status: 404, body: { code: 'route.not-found', requestId: expect.any(String) } });
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('a version that the ticket never had changes nothing', async () => {
  const path = `/api/v1/desks/${ids['deskId']}/tickets/${ids['ticketId']}`;
  const before = await service.call(nadia, 'GET', path);
  const answer = await service.call(nadia, 'PATCH', path, { version: '999999999', changes: { title: 'Écrasé' } });
  expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'version' }] } });
  expect((await service.call(nadia, 'GET', path)).body).toEqual(before.body);
});

test('another content type is refused', async () => {
  const token = await service.cloud.entra.mintPersonToken(nadia);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/xml' };
  const reply = await fetch(`${service.url}/api/v1/desks/${ids['deskId']}/tickets`, {
    method: 'POST',
    headers,
    body: '<a/>',
  });
  expect(reply.status).toBe(415);
});

test('the field is named, and the sentence is in the reader’s language', async () => {
  const path = `/api/v1/desks/${ids['deskId']}/tickets`;
  const answer = await service.call(
    nadia,
    'POST',
    path,
    { title: 'x'.repeat(10_000), titel: 'y' },
    { 'accept-language': 'fr-CA' },
  );
  expect(answer).toMatchObject({
    status: 400,
    body: { code: 'request.invalid', detail: expect.stringContaining('Corrigez') },
  });
  const { fields } = answer.body as { fields: { path: string }[] };
  expect(fields.map(({ path: field }) => field).sort()).toEqual(['titel', 'title']);
});

test.each([
  [{ status: 'parked' }, 'changes.status'],
  [{ category: 'garden' }, 'changes.category'],
  [{ requester: people.gerard.oid }, 'changes.requester'],
  [{ assignees: [people.gerard.oid] }, 'changes.assignees'],
  [{ watchers: [people.gerard.oid] }, 'changes.watchers'],
  [{ fields: { floor: 99 } }, 'changes.fields.floor'],
])('what is wrong with the change %j is named as it stands in the body', async (changes, at) => {
  const path = `/api/v1/desks/${ids['deskId']}/tickets/${ids['ticketId']}`;
  const { version } = (await service.call(nadia, 'GET', path)).body as { version: string };
  const answer = await service.call(nadia, 'PATCH', path, { version, changes });
  expect(answer).toMatchObject({ status: 422, body: { fields: [{ path: at }] } });
});

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['a formula', '=1+1'],
  ['right-to-left text', '\u202eمرحبا\u202c'],
  ['emoji', '👩‍🚒 feu'],
])('%s in a title is kept as it was typed', async (_, title) => {
  const path = `/api/v1/desks/${ids['deskId']}/tickets`;
  const filed = await service.call(nadia, 'POST', path, { title });
  expect(filed).toMatchObject({ status: 201, body: { title } });
});

test('a refused creation stores nothing and uses no number', async () => {
  const path = `/api/v1/desks/${ids['deskId']}/tickets`;
  const first = await service.call(nadia, 'POST', path, { title: 'Avant' });
  await service.call(nadia, 'POST', path, { title: 'Refusé', assignees: [people.gerard.oid] });
  await service.call(nadia, 'POST', path, { title: 'Refusé', category: 'garden' });
  const next = await service.call(nadia, 'POST', path, { title: 'Après' });
  expect((next.body as { number: number }).number).toBe((first.body as { number: number }).number + 1);
});
