import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Authenticate, authenticateWith } from '#bot/http/authenticate.ts';
import { botApp, tabApp } from '#test/cloud/app-registrations.ts';
import { northwind, people } from '#test/cloud/cast.ts';
import { type Entra, startEntra } from '#test/cloud/entra.ts';
import { issuerHost, personClaims } from '#test/cloud/entra-tokens.ts';
import type { SignOptions } from '#test/cloud/signing-keys.ts';
import { trust } from '#test/support/trust.ts';

let entra: Entra;
let clock = new Date();
let authenticate: Authenticate;

beforeAll(async () => {
  entra = await startEntra();
  trust(entra.caPem);
  authenticate = freshCheck();
});
afterAll(() => entra.close());

function freshCheck(): Authenticate {
  const settings = { audience: tabApp.appId, issuerHost, authority: entra.url };
  return authenticateWith({ ...settings, now: () => clock });
}

const { nadia } = people;
const seconds = () => Math.floor(clock.getTime() / 1000);
const judge = async (token: string | undefined) => authenticate(token === undefined ? undefined : `Bearer ${token}`);
const tampered = (over: Record<string, unknown>, options?: SignOptions) =>
  entra.mintToken(Object.assign(personClaims(nadia, tabApp.appId), over), options);

const refused = { ok: false, refusal: { kind: 'signin', code: 'signin.refused' } };

test('the token that Teams gives the tab lets its person in, known by organisation and object id', async () => {
  const exp = seconds() + 600;
  expect(await judge(await entra.mintPersonToken(nadia, { exp, iat: exp - 600 }))).toEqual({
    ok: true,
    value: {
      caller: { tenant: nadia.tenant, person: nadia.oid, name: nadia.name, administrator: true },
      expires: exp * 1000,
      issued: (exp - 600) * 1000,
    },
  });
});

test('no token, or no bearer token, asks to sign in', async () => {
  expect(await judge(undefined)).toMatchObject({ refusal: { code: 'signin.missing' } });
  expect(await authenticate('Basic bmFkaWE6eA==')).toMatchObject({ refusal: { code: 'signin.missing' } });
});

test.each<[string, Record<string, unknown>, SignOptions?]>([
  ['a signature by a key that Entra never had', {}, { signer: 'foreign' }],
  ['a signature by a key that Entra has withdrawn', {}, { signer: 'retired' }],
  ['a key id that Entra does not publish', {}, { header: { kid: 'nobody' } }],
  ['another audience', { aud: botApp.appId }],
  ['the issuer of another tenant', { iss: `${issuerHost}/${northwind.tenant}/v2.0` }],
  ['a tenant changed for the issuer left', { tid: northwind.tenant }],
  ['an issuer that is not Entra', { iss: `https://login.evil.example/${nadia.tenant}/v2.0` }],
  ['a first-version token', { ver: '1.0', iss: `https://sts.windows.net/${nadia.tenant}/` }],
  ['one that has expired', { exp: Math.floor(Date.now() / 1000) - 120 }],
  ['one that is not yet valid', { nbf: Math.floor(Date.now() / 1000) + 600 }],
  ['one that never expires', { exp: undefined }],
  ['one without an object id', { oid: undefined }],
  ['one without a tenant', { tid: undefined }],
  ['one for an application, without the delegated scope', { scp: undefined, idtyp: 'app', roles: ['All'] }],
  ['one for another scope', { scp: 'User.Read' }],
])('refused: %s', async (_, over, options) => {
  expect(await judge(await tampered(over, options))).toEqual(refused);
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('refused: algorithm none, with and without a signature part', async () => {
  const claims = { ...personClaims(nadia, tabApp.appId), nbf: seconds(), exp: seconds() + 600 };
  const unsigned = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}`;
  expect(await judge(`${unsigned}.AA`)).toEqual(refused);
  expect((await judge(`${unsigned}.`)).ok).toBe(false);
});

test('refused: HS256 signed with the public key as secret', async () => {
  const published = await fetch(`${entra.url}/common/discovery/v2.0/keys`).then((reply) => reply.text());
  const kid = /"kid":"([^"]+)"/.exec(published)?.[1];
  const claims = { ...personClaims(nadia, tabApp.appId), nbf: seconds(), exp: seconds() + 600 };
  for (const secret of [published, JSON.parse(published).keys[0].n]) {
    const signed = `${part({ alg: 'HS256', typ: 'JWT', kid })}.${part(claims)}`;
    const signature = createHmac('sha256', secret).update(signed).digest('base64url');
    expect(await judge(`${signed}.${signature}`)).toEqual(refused);
  }
});

test('refused: one character changed anywhere', async () => {
  const token = await entra.mintPersonToken(nadia);
  const [header = '', claims = '', signature = ''] = token.split('.');
  const forged = part({ ...personClaims(people.etienne, tabApp.appId), nbf: seconds(), exp: seconds() + 600 });
  expect(await judge([header, forged, signature].join('.'))).toEqual(refused);
  const middle = Math.floor(claims.length / 2);
  const flipped = claims.slice(0, middle) + (claims[middle] === 'A' ? 'B' : 'A') + claims.slice(middle + 1);
  expect(await judge([header, flipped, signature].join('.'))).toEqual(refused);
});

test('a token remembered from before is refused once it has expired', async () => {
  const token = await entra.mintPersonToken(nadia);
  expect((await judge(token)).ok).toBe(true);
  clock = new Date(Date.now() + 2 * 3_600_000);
  expect(await judge(token)).toEqual(refused);
  clock = new Date();
});

test('when Entra rotates its keys, new tokens are let in and the withdrawn key no longer is', async () => {
  authenticate = freshCheck();
  const old = await entra.mintPersonToken(nadia);
  await entra.rotateKeys();
  expect((await judge(await entra.mintPersonToken(nadia))).ok).toBe(true);
  expect(await judge(old)).toEqual(refused);
});

test('while the keys cannot be read, nobody is let in and it is told as an outage', async () => {
  const away = authenticateWith({
    audience: tabApp.appId,
    issuerHost,
    authority: 'https://localhost:9',
    now: () => clock,
  });
  await expect(away(`Bearer ${await entra.mintPersonToken(nadia)}`)).rejects.toThrow('signing keys');
});
