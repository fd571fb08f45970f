import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openItDesk } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Nadia administers Maison Bergeron. */
const { nadia, camille, luc } = people;
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
  await openItDesk(service);
});
afterAll(() => service.close());

const both = (text: string) => ({ en: `${text} (en)`, fr: `${text} (fr)` });
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const publish = (more: object) =>
  service.call(nadia, 'POST', '/api/v1/policies', {
    kind: 'processors',
    material: true,
    changes: both('Un hébergeur de plus'),
    text: both('La liste'),
    ...more,
  });
interface Privacy {
  readonly consents: Readonly<Record<string, string | null>>;
  readonly notices: readonly { readonly version: number }[];
}
const privacyOf = async (person = camille) => (await service.call(person, 'GET', '/api/v1/me/privacy')).body as Privacy;

test('a policy and a list of sub-processors hold from the start, in both languages, and announce nothing', async () => {
  for (const kind of ['privacy', 'processors']) {
    const { body } = await service.call(camille, 'GET', `/api/v1/policies/${kind}/1`);
    const { text } = body as { text: { en: string; fr: string } };
    expect([text.en, text.fr]).toEqual([expect.stringMatching(/instruction/), expect.stringMatching(/instruction/)]);
  }
  expect((await privacyOf()).notices).toEqual([]);
});

test('a material change is announced 30 days before it takes effect, until each says that they have read it', async () => {
  expect(await publish({ effectiveOn: dayIn(10) })).toMatchObject({ status: 422, body: { code: 'policy.too-soon' } });
  expect(await publish({ effectiveOn: dayIn(31) })).toMatchObject({ status: 201, body: { version: 2 } });
  expect((await privacyOf()).notices).toMatchObject([{ kind: 'processors', version: 2 }]);
  await service.call(camille, 'POST', '/api/v1/me/policies/processors/2/acknowledge');
  expect((await privacyOf()).notices).toEqual([]);
  expect((await privacyOf(luc)).notices).toMatchObject([{ version: 2 }]);
  const known = await service.call(nadia, 'GET', '/api/v1/consents');
  expect(known.body).toMatchObject({ acknowledged: [{ kind: 'processors', version: 2, people: 1 }] });
  const { items } = (await service.call(nadia, 'GET', '/api/v1/audit')).body as { items: object[] };
  expect(items[0]).toMatchObject({ act: 'policy.published', by: { id: nadia.oid }, detail: 'processors 2' });
});

test('earlier versions stay readable, and no version comes before the one that it follows', async () => {
  const mended = {
    effectiveOn: dayIn(40),
    material: false,
    changes: both('Une faute'),
    text: both('La liste, sans faute'),
  };
  expect(await publish({ ...mended, effectiveOn: dayIn(5) })).toMatchObject({ status: 422 });
  expect(await publish(mended)).toMatchObject({ status: 201, body: { version: 3 } });
  expect((await privacyOf(luc)).notices).toMatchObject([{ version: 2 }]);
  const { body } = await service.call(camille, 'GET', '/api/v1/policies');
  const versions = (body as { items: { kind: string; version: number }[] }).items;
  expect(versions.filter(({ kind }) => kind === 'processors').map(({ version }) => version)).toEqual([3, 2, 1]);
  const second = await service.call(camille, 'GET', '/api/v1/policies/processors/2');
  expect(second.body).toMatchObject({ text: both('La liste') });
  expect(await service.call(camille, 'GET', '/api/v1/policies/processors/9')).toMatchObject({ status: 404 });
});

test('a consent is off until it is given, dated, and withdrawn at once, and each step is in one’s copy', async () => {
  expect((await privacyOf()).consents).toEqual({ 'usage-analytics': null, 'product-news': null });
  const path = '/api/v1/me/consents/product-news';
  const given = await service.call(camille, 'PUT', path, { given: true });
  expect((given.body as Privacy).consents['product-news']).toMatch(/^\d{4}-\d\d-\d\dT/);
  const listed = await service.call(nadia, 'GET', '/api/v1/consents');
  expect(listed.body).toMatchObject({ items: [{ person: { name: camille.name }, purpose: 'product-news' }] });
  await service.call(nadia, 'PUT', `/api/v1/accounts/${camille.oid}/standing`, { standing: 'suspended' });
  const withdrawn = await service.call(camille, 'PUT', path, { given: false });
  expect(withdrawn).toMatchObject({ status: 200, body: { consents: { 'product-news': null } } });
  expect((await service.call(nadia, 'GET', '/api/v1/consents')).body).toMatchObject({ items: [] });
});
