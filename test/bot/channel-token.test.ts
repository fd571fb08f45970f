import { createRemoteJWKSet, type JWTPayload } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkChannelTokenWith } from '#bot/teams/check-channel-token.ts';
import { botApp } from '#test/cloud/app-registrations.ts';
import { bergeron, northwind, people } from '#test/cloud/cast.ts';
import { listen } from '#test/cloud/loopback.ts';
import type { Activity } from '#test/cloud/teams-activities.ts';
import { startBot, startTrustedEntra, type TestBot } from './start-bot.ts';

let entra: Awaited<ReturnType<typeof startTrustedEntra>>;
let bot: TestBot;
beforeAll(async () => {
  entra = await startTrustedEntra();
});
afterAll(() => entra.close());
beforeEach(async () => {
  bot = await startBot(entra);
  bot.world.setPersonalApp(people.luc.oid, true);
});
afterEach(() => bot.stop());

const seconds = () => Math.floor(Date.now() / 1000);
const hello = () => bot.message(people.luc, 'aide');
const channelToken = (more: Partial<Parameters<typeof entra.mintChannelToken>[0]> = {}) =>
  entra.mintChannelToken({ serviceUrl: bot.connector.serviceUrl, ...more });
const emulatorToken = (tenant: string) =>
  entra.mintToken({
    iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
    aud: botApp.appId,
    azp: botApp.appId,
    tid: tenant,
    oid: people.luc.oid,
    ver: '2.0',
    scp: 'access_as_user',
    serviceurl: bot.connector.serviceUrl,
  });

/** Refused, and nothing was done or said: above all the connector's token went nowhere. */
async function expectRefused(activity: Activity, token: string | null) {
  const reply = await bot.connector.deliver(activity, { token });
  expect(reply).toMatchObject({ status: 401, body: { code: expect.stringMatching(/^signin\./) } });
  expect(bot.connector.calls).toEqual([]);
}

test('the channel’s own token is taken, and the answer carries a token that the connector takes', async () => {
  expect((await bot.connector.deliver(hello())).status).toBe(200);
  expect(bot.posts(bot.connector.chatOf(people.luc))).toHaveLength(1);
});

test('no token is refused', () => expectRefused(hello(), null));
test('what is no token is refused', () => expectRefused(hello(), 'nonsense'));

test.each([
  ['of another issuer', { iss: 'https://api.botframework.example' }],
  ['of the government cloud’s issuer', { iss: 'https://api.botframework.us' }],
  ['for another bot', { aud: '00000000-0000-4000-8000-000000000000' }],
  ['without an audience', { aud: undefined }],
  ['that vouches for another address', { serviceurl: 'https://smba.trafficmanager.net/evil/' }],
  ['that vouches for no address', { serviceurl: undefined }],
] satisfies [string, Record<string, unknown>][])('a token %s is refused', async (_, claims) => {
  await expectRefused(hello(), await channelToken({ claims: claims as JWTPayload }));
});

test.each([
  ['expired', -7200, -3600],
  ['not yet valid', 3600, 7200],
])('a token that is %s is refused', async (_, from, to) => {
  const claims = { iat: seconds() + from, nbf: seconds() + from, exp: seconds() + to };
  await expectRefused(hello(), await channelToken({ claims }));
});

test.each([
  ['an unknown key', { header: { kid: 'nobody' } }],
  ['a key that was withdrawn', { signer: 'retired' as const }],
  ['a forger’s key under the true one’s name', { signer: 'foreign' as const }],
])('a token signed with %s is refused', async (_, sign) => {
  await expectRefused(hello(), await channelToken({ sign }));
});

test('a token without a signature is refused', async () => {
  const [, payload] = (await channelToken()).split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  await expectRefused(hello(), `${header}.${payload}.`);
  await expectRefused(hello(), `${header}.${payload}.AAAA`);
});

test.each([
  ['the customer’s', bergeron.tenant],
  ['another', northwind.tenant],
])('a token as the emulator’s (aud = azp = the bot) from %s tenant is refused', async (_, tenant) => {
  await expectRefused(hello(), await emulatorToken(tenant));
});

test('a person’s token for the tab is refused', async () => {
  await expectRefused(hello(), await entra.mintPersonToken(people.luc));
});

test('an address that is not on our list is refused, though the token vouches for it', async () => {
  const serviceUrl = 'https://evil.example/';
  await expectRefused({ ...hello(), serviceUrl }, await channelToken({ serviceUrl }));
});

test.each([['slack'], ['webchat'], ['emulator'], ['AseChannel'], [undefined]])(
  'an activity of the channel %s is refused',
  async (channelId) => {
    await expectRefused({ ...hello(), channelId }, await channelToken());
  },
);

test('an activity is taken once: sent again, even with a fresh token, it is refused', async () => {
  const activity = bot.message(people.luc, 'aide');
  expect((await bot.connector.deliver(activity)).status).toBe(200);
  expect((await bot.connector.deliver(activity)).status).toBe(401);
  expect(bot.posts(bot.connector.chatOf(people.luc))).toHaveLength(1);
});

test('a key that is not endorsed for Teams is refused', async () => {
  const keys = createRemoteJWKSet(new URL(entra.botMetadataUrl.replace('openidconfiguration', 'keys')));
  await keys.reload();
  const unendorsed = (keys.jwks()?.keys ?? []).map((key) => ({ ...key, endorsements: ['webchat'] }));
  const server = await listen(
    async ({ url }) => ({
      status: 200,
      body: url.pathname === '/keys' ? { keys: unendorsed } : { jwks_uri: `${url.origin}/keys` },
    }),
    {},
  );
  const check = checkChannelTokenWith({
    botAppId: botApp.appId,
    openIdMetadata: `${server.origin}/openidconfiguration`,
    serviceHosts: [bot.connector.url],
    now: () => new Date(),
  });
  const verdict = await check(`Bearer ${await channelToken()}`, hello());
  await server.close();
  expect(unendorsed).toHaveLength(1);
  expect(verdict).toEqual({ ok: false, refusal: { kind: 'signin', code: 'signin.refused' } });
});
