import { afterAll, beforeAll, expect, test } from 'vitest';
import { startService } from '#bot/service.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, camille, megan } = people;
let service: TestService;
let tickets: string;

beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  tickets = `/api/v1/desks/${(made.body as { id: string }).id}/tickets`;
});
afterAll(() => service.close());

interface Result {
  readonly ticket: { readonly id: string; readonly key: string; readonly version: string } | null;
  readonly refusal: { readonly code: string; readonly fields: readonly string[] } | null;
}
async function send(items: readonly unknown[], key?: string, person = nadia): Promise<readonly Result[]> {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  const { status, body } = await service.call(person, 'POST', `${tickets}/bulk`, { items }, headers);
  expect(status).toBe(200);
  return (body as { results: readonly Result[] }).results;
}
async function filed(title: string): Promise<{ readonly id: string; readonly version: string }> {
  return (await service.call(nadia, 'POST', tickets, { title })).body as { id: string; version: string };
}
async function read(id: string) {
  const { body } = await service.call(nadia, 'GET', `${tickets}/${id}`);
  return body as { title: string; priority: string; source: string; timeline: readonly { readonly kind: string }[] };
}

test('a hundred tickets are filed in one call, numbered in their order, and told of as any other', async () => {
  const results = await send(Array.from({ length: 100 }, (_, index) => ({ create: { title: `Poste ${index}` } })));
  const numbers = results.map(({ ticket }) => Number(ticket?.key.split('-').at(-1)));
  expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => (numbers[0] as number) + index));
  expect(await read(results[42]?.ticket?.id as string)).toMatchObject({ title: 'Poste 42', source: 'api' });
});

test('each item has its own result, and one that is refused stops no other', async () => {
  const { id, version } = await filed('Souris cassée');
  const results = await send([
    { create: { title: 'Écran' } },
    { create: { title: 'Clavier', category: 'Inconnue' } },
    { change: { ticketId: id, version, changes: { status: 'unknown' } } },
    { change: { ticketId: id, version, changes: { priority: 'high' } } },
    { change: { ticketId: `tkt_${'0'.repeat(20)}`, version, changes: { priority: 'high' } } },
  ]);
  expect(results.map(({ refusal }) => refusal?.code ?? 'done')).toEqual([
    'done',
    'ticket.unknown-category',
    'ticket.unknown-status',
    'done',
    'ticket.not-found',
  ]);
  expect(results[2]?.refusal?.fields).toEqual(['changes.status']);
  expect((await read(id)).priority).toBe('high');
});

test('somebody may do in one call what they may do one by one, and no more', async () => {
  const { id, version } = await filed('Badge perdu');
  const change = { ticketId: id, version, changes: { requester: camille.oid } };
  const [mine, theirs] = await send([{ create: { title: 'Le mien' } }, { change }], undefined, camille);
  const alone = await service.call(camille, 'PATCH', `${tickets}/${id}`, { version, changes: change.changes });
  expect(mine?.refusal).toBeNull();
  expect([theirs?.refusal?.code, alone.body]).toEqual([
    'ticket.forbidden',
    expect.objectContaining({ code: 'ticket.forbidden' }),
  ]);
  const outside = await service.call(megan, 'POST', `${tickets}/bulk`, { items: [{ change }] });
  expect([outside.status, outside.body]).toEqual([404, expect.objectContaining({ code: 'desk.not-found' })]);
});

test('a call sent again under its key does nothing twice, not even what somebody has changed back since', async () => {
  const { id, version } = await filed('Imprimante');
  const items = [
    { create: { title: 'Toner' } },
    { change: { ticketId: id, version, changes: { priority: 'urgent' } } },
  ];
  const first = await send(items, 'reprise-0001');
  const seen = first[1]?.ticket?.version as string;
  await service.call(nadia, 'PATCH', `${tickets}/${id}`, { version: seen, changes: { priority: 'low' } });
  const again = await send(items, 'reprise-0001');
  expect(again[0]).toEqual(first[0]);
  expect(again[1]?.refusal).toBeNull();
  const { priority, timeline } = await read(id);
  expect([priority, timeline.filter(({ kind }) => kind === 'changed').length]).toEqual(['low', 2]);
});

test('another call under a used key is refused, item by item', async () => {
  await send([{ create: { title: 'Un' } }], 'autre-0001');
  const [other] = await send([{ create: { title: 'Deux' } }], 'autre-0001');
  expect(other?.refusal?.code).toBe('idempotency.mismatch');
});

test.each([
  ['no item', []],
  ['more than a hundred', Array.from({ length: 101 }, () => ({ create: { title: 'Trop' } }))],
  ['neither of both', [{}]],
  ['a ticket without a title', [{ create: { title: 'Bon' } }, { create: { title: '' } }]],
])('a call with %s is refused whole, before anything is written', async (_, items) => {
  const before = await service.call(nadia, 'GET', `${tickets}/counts`);
  const { status, body } = await service.call(nadia, 'POST', `${tickets}/bulk`, { items });
  expect([status, (body as { code: string }).code]).toEqual([400, 'request.invalid']);
  expect((await service.call(nadia, 'GET', `${tickets}/counts`)).body).toEqual(before.body);
});

test('each item counts against the limit of requests', async () => {
  const limited = await startService({ ...service.config, RATE_LIMIT: 10 }, { tabFolder: null });
  const token = await service.cloud.entra.mintPersonToken(nadia);
  const reply = await fetch(`${limited.url}${tickets}/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ items: Array.from({ length: 8 }, () => ({ create: { title: 'Compté' } })) }),
  });
  await limited.close();
  expect([reply.status, reply.headers.get('x-ratelimit-remaining')]).toEqual([200, '2']);
});
