import { afterAll, beforeAll, expect, test } from 'vitest';
import { startService } from '#bot/service.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Nadia holds the app role in Maison Bergeron, Megan in Northwind Clinics. */
const { nadia, camille, etienne, megan } = people;
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
});
afterAll(() => service.close());

const list = async (query = '') => {
  const answer = await service.call(nadia, 'GET', `/api/v1/accounts${query}`);
  return (answer.body as { items: { id: string; name: string; email: string; administrator: boolean }[] }).items;
};
const refused = { status: 403, body: { code: 'organisation.not-administrator' } };

test('everybody on a roster is known, by name, with the address that Teams tells', async () => {
  const names = (await list()).map(({ name }) => name);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
  expect(names).toEqual(expect.arrayContaining([nadia.name, camille.name, people.priya.name]));
  expect(names).not.toContain(megan.name);
  expect(await list('?text=gagn')).toMatchObject([{ id: camille.oid, name: camille.name, email: camille.mail }]);
});

test('somebody on no team is known from the first time that they open Docket', async () => {
  expect(await list('?text=olivia')).toEqual([]);
  await service.call(people.olivia, 'GET', '/api/v1/me');
  expect(await list('?text=olivia')).toMatchObject([{ id: people.olivia.oid, name: people.olivia.name }]);
});

test('an administrator appoints another, who is one from the next request on, on every instance, and may be dismissed', async () => {
  const appointing = `/api/v1/accounts/${etienne.oid}/administrator`;
  const other = await startService(service.config, { tabFolder: null });
  const asEtienne = async (url: string) => {
    const headers = { authorization: `Bearer ${await service.cloud.entra.mintPersonToken(etienne)}` };
    return (await fetch(`${url}/api/v1/accounts`, { headers })).status;
  };
  const everywhere = () => Promise.all([service.url, other.url].map(asEtienne));
  try {
    expect(await everywhere()).toEqual([403, 403]);
    expect(await service.call(nadia, 'PUT', appointing)).toMatchObject({ status: 200, body: { administrator: true } });
    expect(await everywhere()).toEqual([200, 200]);
    expect(await service.call(etienne, 'GET', '/api/v1/me')).toMatchObject({
      body: { can: ['organisation.administer'] },
    });
    expect(await list('?which=administrators')).toMatchObject([{ id: etienne.oid, administrator: true }]);
    expect(await service.call(nadia, 'DELETE', appointing)).toMatchObject({ body: { administrator: false } });
    expect(await everywhere()).toEqual([403, 403]);
  } finally {
    await other.close();
  }
});

test('nobody else appoints anyone, and no administrator reaches into another organisation', async () => {
  const path = `/api/v1/accounts/${camille.oid}/administrator`;
  expect(await service.call(camille, 'PUT', path)).toMatchObject(refused);
  expect(await service.call(camille, 'GET', '/api/v1/me')).toMatchObject({ body: { can: [] } });
  expect(await service.call(megan, 'PUT', path)).toMatchObject({ status: 404, body: { code: 'account.not-found' } });
});
