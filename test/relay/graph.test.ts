import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Graph, openGraph } from '#bot/graph/graph.ts';
import { bergeron, cast, channels, northwind, people, teams } from '#test/cloud/cast.ts';
import { type Graph as CloudGraph, startGraph } from '#test/cloud/graph.ts';
import { listen } from '#test/cloud/loopback.ts';
import { openWorld } from '#test/cloud/world.ts';
import { startTrustedEntra } from './start-relay.ts';

const { nadia, etienne, camille, priya } = people;
const { groupId } = teams.services;
let trusted: Awaited<ReturnType<typeof startTrustedEntra>>;
let cloud: CloudGraph;
let graph: Graph;

beforeAll(async () => {
  trusted = await startTrustedEntra();
});
afterAll(async () => {
  await trusted.entra.close();
});
beforeEach(async () => {
  const world = openWorld(cast);
  world.setInstalled(groupId, true);
  cloud = await startGraph({ world, keys: trusted.entra.keys, pageSize: 2 });
  graph = openGraph({ baseUrl: cloud.url, token: trusted.tokens.graph });
});
afterEach(async () => {
  await cloud.close();
});

describe('reading a roster', () => {
  test('takes every page, and roles as Teams has them', async () => {
    const members = await graph.members(bergeron.tenant, groupId, channels.informatique);
    expect(members).toHaveLength(6);
    expect(members).toContainEqual({ person: nadia.oid, name: nadia.name, role: 'owner', email: nadia.mail });
    expect(members).toContainEqual({ person: etienne.oid, name: etienne.name, role: 'member', email: etienne.mail });
    expect(members).toContainEqual({ person: priya.oid, name: priya.name, role: 'guest', email: priya.mail });
  });
  test('of a private channel is its own', async () => {
    const members = await graph.members(bergeron.tenant, groupId, channels.ressourcesHumaines);
    expect(members?.map(({ person }) => person)).toEqual([nadia.oid, camille.oid]);
  });
  test.each([
    ['without the app', bergeron.tenant, teams.sherbrooke.groupId],
    ['of another organisation', northwind.tenant, groupId],
  ])('of a team %s gives nothing', async (_, tenant, team) => {
    expect(await graph.members(tenant, team, channels.informatique)).toBeNull();
    expect(await graph.team(tenant, team)).toBeNull();
  });
  test('waits where Graph asks for it, and goes on', async () => {
    cloud.plan({ status: 429, retryAfter: 0, times: 2 });
    expect(await graph.team(bergeron.tenant, groupId)).toEqual({ name: 'Services internes' });
    expect(cloud.calls).toHaveLength(3);
  });
  test('gives up at once where Graph asks for longer than a request can wait', async () => {
    cloud.plan({ status: 429, retryAfter: 300 });
    await expect(graph.team(bergeron.tenant, groupId)).rejects.toThrow('429');
    expect(cloud.calls).toHaveLength(1);
  });
  test('never takes its token to another host', async () => {
    let asked = 0;
    const other = await listen(async () => ({ status: asked++, body: {} }), {});
    const misleading = await listen(
      async () => ({ status: 200, body: { value: [], '@odata.nextLink': `${other.origin}/v1.0/teams` } }),
      {},
    );
    const misled = openGraph({ baseUrl: misleading.origin, token: trusted.tokens.graph });
    await expect(misled.channels(bergeron.tenant, groupId)).rejects.toThrow('another host');
    expect(asked).toBe(0);
    await Promise.all([other.close(), misleading.close()]);
  });
});

describe('sending to the activity feed', () => {
  const notification = {
    recipient: etienne.oid,
    activityType: 'ticketAssigned',
    parameters: { person: 'Nadia', ticket: 'TKT-1' },
    preview: 'Imprimante',
    topic: 'TKT-1',
    webUrl: 'https://teams.microsoft.com/l/entity/app/desk',
    chainId: 7,
  };
  const send = (over = {}) => graph.sendActivity(bergeron.tenant, groupId, { ...notification, ...over });

  test('arrives as it was meant', async () => {
    expect(await send()).toEqual({ kind: 'sent' });
    const { webUrl, topic, recipient, ...same } = notification;
    const expected = { ...same, recipient, topic: { source: 'text', value: topic, webUrl } };
    expect(cloud.feedOf(etienne.oid)).toMatchObject([expected]);
  });
  test.each([
    [429, 17, { kind: 'transient', retryAfterSeconds: 17, reason: '429 TooManyRequests' }],
    [503, null, { kind: 'transient', retryAfterSeconds: null, reason: '503 ServiceUnavailable' }],
    [401, null, { kind: 'transient', retryAfterSeconds: null, reason: '401 InvalidAuthenticationToken' }],
    [403, null, { kind: 'permanent', reason: '403 Forbidden' }],
    [404, null, { kind: 'permanent', reason: '404 NotFound' }],
  ])('%i is told as it is, without waiting', async (status, retryAfter, outcome) => {
    cloud.plan({ status, ...(retryAfter === null ? {} : { retryAfter }) });
    expect(await send()).toEqual(outcome);
  });
  test('to somebody outside the team is refused for good', async () => {
    expect(await send({ recipient: people.samuel.oid })).toEqual({ kind: 'permanent', reason: '403 Forbidden' });
  });
  test('is to be tried again where Graph cannot be reached', async () => {
    await cloud.close();
    expect(await send()).toMatchObject({ kind: 'transient' });
    cloud = await startGraph({ world: openWorld(cast), keys: trusted.entra.keys });
  });
});
