import { ClientSecretCredential } from '@azure/identity';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { botApp, tabApp, vendorTenant } from './app-registrations.ts';
import { bergeron, channels, people, teams } from './cast.ts';
import { type Cloud, startCloud } from './start-cloud.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({ shell: false });
  cloud.trust();
  cloud.world.setInstalled(teams.services.groupId, true);
});
afterAll(() => cloud.close());

const Discovery = z.object({ jwks_uri: z.url(), issuer: z.string() });
const Page = z.object({
  value: z.array(z.looseObject({ displayName: z.string().nullable(), roles: z.array(z.string()).default([]) })),
  '@odata.nextLink': z.url().optional(),
});

function credentialFor(tenant: string, secret = tabApp.secret) {
  const authorityHost = cloud.entra.url;
  return new ClientSecretCredential(tenant, tabApp.appId, secret, { authorityHost, disableInstanceDiscovery: true });
}

async function graphToken(tenant: string = bergeron.tenant): Promise<string> {
  const { token } = await credentialFor(tenant).getToken('https://graph.microsoft.com/.default');
  return token;
}

async function graph(path: string, init: RequestInit = {}) {
  const url = path.startsWith('http') ? path : `${cloud.graph.url}/v1.0${path}`;
  return fetch(url, { headers: { authorization: `Bearer ${await graphToken()}` }, ...init });
}

const notify = (body: object) =>
  graph(`/teams/${teams.services.groupId}/sendActivityNotification`, { method: 'POST', body: JSON.stringify(body) });

const assigned = {
  topic: { source: 'text', value: 'TKT-42', webUrl: 'https://teams.microsoft.com/l/entity/x/dsk' },
  activityType: 'systemDefault',
  previewText: { content: 'Imprimante en panne' },
  templateParameters: [{ name: 'systemDefaultText', value: 'Nadia vous a confié TKT-42' }],
  recipient: { '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId: people.luc.oid },
};

test("@azure/identity gets an application's token for Graph from the tenant that it names", async () => {
  const { payload } = await jwtVerify(await graphToken(), cloud.entra.keys, {
    audience: 'https://graph.microsoft.com',
  });
  expect(payload).toMatchObject({ tid: bergeron.tenant, appid: tabApp.appId, idtyp: 'app' });
});

test('a wrong secret is refused with the number that Entra gives', async () => {
  const asked = credentialFor(bergeron.tenant, 'wrong').getToken('https://graph.microsoft.com/.default');
  await expect(asked).rejects.toThrow(/AADSTS7000215/);
});

test("a person's token verifies through discovery and the published keys, and a withdrawn key's does not", async () => {
  const url = `${cloud.entra.url}/${bergeron.tenant}/v2.0/.well-known/openid-configuration`;
  const { jwks_uri, issuer } = Discovery.parse(await (await fetch(url)).json());
  const keys = createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: 0 });
  const before = await cloud.entra.mintPersonToken(people.nadia);
  const { payload } = await jwtVerify(before, keys, { issuer, audience: tabApp.appId });
  expect(payload).toMatchObject({ oid: people.nadia.oid, tid: bergeron.tenant, scp: 'access_as_user', ver: '2.0' });

  await cloud.entra.rotateKeys();
  const after = await cloud.entra.mintPersonToken(people.nadia);
  await expect(jwtVerify(after, keys, { issuer, audience: tabApp.appId })).resolves.toBeDefined();
  await expect(jwtVerify(before, keys, { issuer, audience: tabApp.appId })).rejects.toThrow(/no applicable key/);
});

test("the roster comes page by page, with the owner's and the guest's role", async () => {
  const seen: z.infer<typeof Page>['value'] = [];
  let pages = 0;
  for (let next: string | undefined = `/teams/${teams.services.groupId}/members`; next !== undefined; pages++) {
    const page = Page.parse(await (await graph(next)).json());
    seen.push(...page.value);
    next = page['@odata.nextLink'];
  }
  expect(pages).toBe(2);
  expect(seen.map(({ displayName, roles }) => [displayName, ...roles].join(' '))).toEqual([
    'Nadia Bergeron-Roy owner',
    'Étienne Tremblay',
    'Camille Gagnon',
    'Luc Ouellet',
    'Amina Diallo',
    'Priya Raman guest',
  ]);
});

test('a private channel has its own roster', async () => {
  const path = `/teams/${teams.services.groupId}/channels/${channels.ressourcesHumaines.id}/members`;
  const { value } = Page.parse(await (await graph(path)).json());
  expect(value.map(({ displayName }) => displayName)).toEqual(['Nadia Bergeron-Roy', 'Camille Gagnon']);
});

test.each([
  ['a team without the app', `/teams/${teams.sherbrooke.groupId}/members`, 403],
  ["another organisation's team", `/teams/${teams.facilities.groupId}/members`, 404],
  ['a person who left', `/users/${people.gerard.oid}`, 404],
])('Graph tells nothing of %s', async (_, path, status) => {
  expect((await graph(path)).status).toBe(status);
});

test("Graph takes nobody's token but the application's", async () => {
  const token = await cloud.entra.mintPersonToken(people.nadia);
  const answer = await graph(`/teams/${teams.services.groupId}`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(401);
});

test('a later notification of the same chain takes the place of the earlier one in the feed', async () => {
  expect((await notify({ ...assigned, chainId: 7 })).status).toBe(204);
  expect((await notify({ ...assigned, chainId: 7, previewText: { content: 'Réglé' } })).status).toBe(204);
  expect((await notify({ ...assigned, chainId: 8 })).status).toBe(204);
  expect(cloud.graph.feedOf(people.luc.oid).map(({ preview }) => preview)).toEqual(['Imprimante en panne', 'Réglé']);
  expect(cloud.graph.sent()).toHaveLength(3);
});

test.each([
  ['a text topic without address', { topic: { source: 'text', value: 'TKT-42' } }, 400],
  ['a preview that is too long', { previewText: { content: 'x'.repeat(151) } }, 400],
  ['someone outside the team', { recipient: { ...assigned.recipient, userId: people.olivia.oid } }, 403],
])('a notification with %s is refused', async (_, over, status) => {
  expect((await notify({ ...assigned, ...over })).status).toBe(status);
});

test('a planned fault hits the calls it is meant for, once', async () => {
  cloud.graph.plan({ status: 429, retryAfter: 3, match: /members/ });
  expect((await graph(`/teams/${teams.services.groupId}`)).status).toBe(200);
  const hit = await graph(`/teams/${teams.services.groupId}/members`);
  expect([hit.status, hit.headers.get('retry-after')]).toEqual([429, '3']);
  expect((await graph(`/teams/${teams.services.groupId}/members`)).status).toBe(200);
});

test('the bot has no standing in a customer tenant', async () => {
  const options = { authorityHost: cloud.entra.url, disableInstanceDiscovery: true };
  const scope = 'https://api.botframework.com/.default';
  const own = new ClientSecretCredential(vendorTenant, botApp.appId, botApp.secret, options);
  expect((await own.getToken(scope)).token).not.toBe('');
  const foreign = new ClientSecretCredential(bergeron.tenant, botApp.appId, botApp.secret, options);
  await expect(foreign.getToken(scope)).rejects.toThrow(/AADSTS700016/);
});
