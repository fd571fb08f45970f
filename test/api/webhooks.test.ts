import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isPublic } from '#bot/webhooks/network.ts';
import { sendWith } from '#bot/webhooks/send.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { localCertificate } from '#test/cloud/certificate.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';
import { trust } from '#test/support/trust.ts';

/** I2: programs are told of what happens on a desk, signed, at least once, and nothing that is not for them. */
const { nadia, camille } = people;
const team = teams.services.groupId;

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}
interface Body {
  readonly type: string;
  readonly data: { readonly ticket: { readonly id: string; readonly title: string } | null; readonly entry: unknown };
}
let received: Received[] = [];
let answers: readonly number[] = [];
let ahead = 0;
let service: TestService;
let receiver: { readonly url: string; readonly close: () => void };
let desk: string;

beforeAll(async () => {
  receiver = await startReceiver();
  service = await startTestService({}, () => new Date(Date.now() + ahead), {
    resolve: async () => ['127.0.0.1'],
    mayReach: (address) => address === '127.0.0.1',
  });
  service.cloud.world.setInstalled(team, true);
  const wanted = { name: 'Paie', language: 'fr', channelId: channels.ressourcesHumaines.id };
  desk = ((await service.call(nadia, 'POST', `/api/v1/teams/${team}/desks`, wanted)).body as { id: string }).id;
});
afterEach(async () => {
  ahead = 0;
  answers = [];
  for (const { id } of await listed()) await service.call(nadia, 'DELETE', `${at()}/webhooks/${id}`);
  received = [];
});
afterAll(async () => {
  await service.close();
  receiver.close();
});

/** A real HTTPS server that answers as it is told, else 204. */
async function startReceiver() {
  const certificate = await localCertificate();
  trust(certificate.cert);
  const server = createServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => {
      received.push({ headers: request.headers, text });
      const [status = 204, ...later] = answers;
      answers = later;
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `https://localhost:${port}/hook`, close: () => server.close() };
}

const at = () => `/api/v1/desks/${desk}`;
type Row = { readonly id: string; readonly [field: string]: unknown };
const itemsAt = async (path: string) => ((await service.call(nadia, 'GET', path)).body as { items: Row[] }).items;
const listed = () => itemsAt(`${at()}/webhooks`);
const deliveriesOf = (id: string) => itemsAt(`${at()}/webhooks/${id}/deliveries`);
async function subscribe(events: readonly string[] = ['ticket.created', 'ticket.changed', 'ticket.commented']) {
  const made = await service.call(nadia, 'POST', `${at()}/webhooks`, { url: receiver.url, events });
  expect(made.status).toBe(201);
  return made.body as { readonly id: string; readonly secret: string };
}
async function file(body: object = {}): Promise<string> {
  const filed = await service.call(camille, 'POST', `${at()}/tickets`, { title: 'Prime', ...body });
  await service.service.idle();
  return (filed.body as { id: string }).id;
}
const bodies = () => received.map(({ text }) => JSON.parse(text) as Body);

test('tells of a ticket filed, changed and commented, signed by the rules of Standard Webhooks', async () => {
  const { secret } = await subscribe();
  const ticket = await file();
  await service.call(nadia, 'PATCH', `${at()}/tickets/${ticket}`, { version: '1', changes: { priority: 'high' } });
  await service.call(nadia, 'POST', `${at()}/tickets/${ticket}/comments`, { text: 'Vu' });
  await service.service.idle();
  expect(
    bodies()
      .map(({ type }) => type)
      .sort(),
  ).toEqual(['ticket.changed', 'ticket.commented', 'ticket.created']);
  expect(bodies().find(({ type }) => type === 'ticket.created')).toMatchObject({
    data: { deskId: desk, ticket: { id: ticket, title: 'Prime' }, entry: { kind: 'created', by: { id: camille.oid } } },
  });
  for (const { headers, text } of received) {
    const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = headers;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(signature).toBe(`v1,${createHmac('sha256', key).update(`${id}.${time}.${text}`).digest('base64')}`);
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
  }
});

test('tells only of the events that were chosen', async () => {
  await subscribe(['ticket.commented']);
  await file();
  expect(received).toEqual([]);
});

test('what its maker may not see is not sent, nor does the list of deliveries tell of it', async () => {
  const { id } = await subscribe();
  service.cloud.world.addChannelMember(channels.ressourcesHumaines.id, nadia.oid, 'member');
  service.cloud.world.addChannelMember(channels.ressourcesHumaines.id, camille.oid, 'owner');
  await service.service.rosterChanged(nadia.tenant, team);
  await file({ title: 'Licenciement', confidential: true });
  const open = await file({ title: 'Café' });
  await service.call(camille, 'POST', `${at()}/tickets/${open}/comments`, { text: 'Entre nous', internal: true });
  await service.service.idle();
  service.cloud.world.addChannelMember(channels.ressourcesHumaines.id, nadia.oid, 'owner');
  await service.service.rosterChanged(nadia.tenant, team);
  expect(bodies().map(({ data }) => data.ticket?.title)).toEqual(['Café']);
  expect(await deliveriesOf(id)).toMatchObject([{ event: 'ticket.created', ticket: { id: open } }]);
});

test('is tried again after a failure, later each time, until it is answered with success', async () => {
  const { id } = await subscribe();
  answers = [500, 302, 200];
  await file();
  expect(await deliveriesOf(id)).toMatchObject([{ state: 'waiting', attempts: 1, status: 500, problem: 'status' }]);
  await service.service.sweepWebhooks();
  expect(received).toHaveLength(1);
  ahead = 6_000;
  await service.service.sweepWebhooks();
  expect(await deliveriesOf(id)).toMatchObject([{ state: 'waiting', attempts: 2, status: 302 }]);
  expect(await listed()).toMatchObject([{ state: 'on', failingSince: expect.any(String) }]);
  ahead = 90_000;
  await service.service.sweepWebhooks();
  expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered', attempts: 3, status: 200, problem: null }]);
  expect(await listed()).toMatchObject([{ state: 'on', failingSince: null }]);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('a delivery that is over is sent again where an owner asks for it, under the same id', async () => {
  const { id } = await subscribe();
  await file();
  const [delivery] = await deliveriesOf(id);
  const again = await service.call(nadia, 'POST', `${at()}/webhooks/${id}/deliveries/${delivery?.id}/replay`);
  expect(again).toMatchObject({ status: 200, body: { state: 'waiting', attempts: 0 } });
  await service.service.sweepWebhooks();
  expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([delivery?.id, delivery?.id]);
});

test('a test is sent at once, and tells how it went', async () => {
  const { id } = await subscribe();
  const testing = () => service.call(nadia, 'POST', `${at()}/webhooks/${id}/test`);
  expect(await testing()).toMatchObject({ status: 200, body: { event: 'test', state: 'delivered', status: 204 } });
  expect(bodies()).toMatchObject([{ type: 'test', data: { ticket: null } }]);
  answers = [404];
  expect(await testing()).toMatchObject({ body: { state: 'failed', status: 404, problem: 'status' } });
});

test('is switched off after three days of failures, or when the receiver says that it is gone, and the audit log says so', async () => {
  const { id } = await subscribe();
  const testing = () => service.call(nadia, 'POST', `${at()}/webhooks/${id}/test`);
  answers = [500];
  await testing();
  expect(await listed()).toMatchObject([{ state: 'on' }]);
  answers = [410];
  await testing();
  expect(await listed()).toMatchObject([{ state: 'off' }]);
  const audit = (await service.call(nadia, 'GET', '/api/v1/audit')).body as { items: { act: string }[] };
  expect(audit.items[0]).toMatchObject({ act: 'webhook.gave-up' });
  received = [];
  await file();
  expect(received).toEqual([]);
  await service.call(nadia, 'PATCH', `${at()}/webhooks/${id}`, { state: 'on' });
  await file();
  expect(received).toHaveLength(1);
});

test('the secret is told once, and the audit log holds no more of an address than its host', async () => {
  const { id, secret } = await subscribe();
  expect(JSON.stringify(await listed())).not.toContain(secret);
  const audit = (await service.call(nadia, 'GET', '/api/v1/audit')).body as {
    items: { act: string; detail: string }[];
  };
  expect(audit.items[0]).toMatchObject({ act: 'webhook.created', detail: `${new URL(receiver.url).host} (Paie)` });
  await service.call(nadia, 'DELETE', `${at()}/webhooks/${id}`);
  expect(await listed()).toEqual([]);
});

test.each([
  ['http', 'http://example.com/hook'],
  ['a user name', 'https://me:secret@example.com/hook'],
  ['a fragment', 'https://example.com/#hook'],
])('an address with %s is refused', async (_, url) => {
  const made = await service.call(nadia, 'POST', `${at()}/webhooks`, { url, events: ['ticket.created'] });
  expect(made).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
});

test('an address that leads inside is refused when it is given', async () => {
  const inside = { url: 'https://169.254.169.254/metadata', events: ['ticket.created'] };
  const made = await service.call(nadia, 'POST', `${at()}/webhooks`, inside);
  expect(made).toMatchObject({ status: 422, body: { code: 'webhook.address' } });
});

test.each([
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['168.63.129.16', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fd00:ec2::254', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:a9fe:a9fe', false],
  ['64:ff9b::a9fe:a9fe', false],
  ['2002:7f00:1::', false],
  ['2001:0:7f00:1::', false],
  ['not an address', false],
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
])('%s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});

test('a name is resolved once for each attempt, and no other answer of the name server is connected to', async () => {
  const replies = [['127.0.0.1'], ['203.0.113.9']];
  let asked = 0;
  const send = sendWith({ resolve: async () => replies[asked++] ?? [], mayReach: (one) => one === '127.0.0.1' });
  const envelope = { url: receiver.url, secret: 'whsec_AAAA', id: 'whd_1', body: '{}', at: new Date() };
  expect(await send(envelope)).toEqual({ status: 204, problem: null });
  expect(asked).toBe(1);
  expect(await send(envelope)).toEqual({ status: null, problem: 'address' });
  expect(received).toHaveLength(1);
});

test('a host with one address inside and one outside is not reached at all', async () => {
  const send = sendWith({ resolve: async () => ['93.184.216.34', '127.0.0.1'], mayReach: isPublic });
  const envelope = { url: receiver.url, secret: 'whsec_AAAA', id: 'whd_1', body: '{}', at: new Date() };
  expect(await send(envelope)).toEqual({ status: null, problem: 'address' });
});
