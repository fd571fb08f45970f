import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Service, startService } from '#bot/service.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { listen } from '#test/support/listen.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Nadia administers Maison Bergeron. */
const { nadia, luc, camille, amina, etienne } = people;
let service: TestService;
let second: Service;
let deskId: string;
let tickets: ReturnType<typeof ticketsOf>;

beforeAll(async () => {
  service = await startTestService();
  second = await startService(service.config, { tabFolder: null });
  await service.cloud.installApp(teams.services);
  deskId = await openItDesk(service);
  tickets = ticketsOf(service, deskId);
});
afterAll(async () => {
  await second.close();
  await service.close();
});

const setStanding = (person: Person, standing: string, by: Person = nadia) =>
  service.call(by, 'PUT', `/api/v1/accounts/${person.oid}/standing`, { standing, reason: 'Congé' });
const statusAt = async (url: string, person: Person, path: string) => {
  const headers = { authorization: `Bearer ${await service.cloud.entra.mintPersonToken(person)}` };
  return (await fetch(`${url}${path}`, { headers })).status;
};
const saidLast = (person: Person) => {
  const { connector } = service.cloud;
  return JSON.stringify(connector.messages(connector.chatOf(person)).at(-1)?.cards ?? null);
};

test.each([
  ['suspended', luc, /suspendu/],
  ['deactivated', amina, /désactivé/],
] as const)(
  'from the moment of the answer a %s account is refused by API, live stream, bot, card button and notifications, on every instance',
  async (standing, person, why) => {
    const { connector, graph } = service.cloud;
    await service.cloud.installPersonally(person);
    await connector.say(person, 'chat', 'nouveau Imprimante en panne');
    const card = connector.messages(connector.chatOf(person)).at(-1);
    if (card === undefined) throw new Error('the bot did not answer');
    const mine = await tickets.file(person, { title: 'Écran noir' });
    const stream = await listen(service, service.url, deskId, person);
    await service.service.idle();
    const told = graph.feedOf(person.oid).length;

    expect(await setStanding(person, standing)).toMatchObject({ status: 200, body: { standing } });

    for (const url of [service.url, second.url])
      for (const path of [
        '/api/v1/me',
        `/api/v1/desks/${deskId}`,
        `${tickets.path}/${mine.id}`,
        `/api/v1/live?desks=${deskId}`,
      ])
        expect([path, await statusAt(url, person, path)]).toEqual([path, 403]);
    const { id } = await tickets.file(nadia, { title: 'Pas pour eux' });
    await tickets.comment(nadia, mine.id, `Bonjour @[${person.name}](${person.oid})`);
    expect(await stream.reaches(id)).toBe(false);
    await connector.say(person, 'chat', 'liste');
    expect(saidLast(person)).toMatch(why);
    const action = /"verb":"ticket.close","data":(\{[^}]*\})/.exec(JSON.stringify(card.cards[0]))?.[1];
    const pressed = await connector.press(person, card, {
      type: 'Action.Execute',
      verb: 'ticket.close',
      data: JSON.parse(action ?? 'null'),
    });
    expect(JSON.stringify(pressed.body)).toMatch(why);
    await connector.say(person, { channelId: channels.informatique.id }, '<at>Docket</at> liste');
    expect(JSON.stringify(connector.messages(channels.informatique.id).at(-1))).not.toMatch(why);
    await service.service.idle();
    expect(graph.feedOf(person.oid)).toHaveLength(told);

    // What they contributed stays, under their name.
    expect(await tickets.read(nadia, mine.id)).toMatchObject({ title: 'Écran noir', requester: { name: person.name } });

    expect(await setStanding(person, 'active')).toMatchObject({ body: { standing: 'active' } });
    expect(await service.call(person, 'GET', `${tickets.path}/${mine.id}`)).toMatchObject({ status: 200 });
  },
);

test('a restricted account reads, and changes nothing through API or bot', async () => {
  const mine = await tickets.file(camille, { title: 'Souris' });
  await service.cloud.installPersonally(camille);
  await setStanding(camille, 'restricted');
  expect(await service.call(camille, 'GET', `${tickets.path}/${mine.id}`)).toMatchObject({ status: 200 });
  const refused = { status: 403, body: { code: 'account.restricted' } };
  expect(await service.call(camille, 'POST', tickets.path, { title: 'Non' })).toMatchObject(refused);
  expect(await tickets.comment(camille, mine.id, 'Non')).toMatchObject(refused);
  const desks = `/api/v1/teams/${teams.services.groupId}/desks`;
  const body = { name: 'Non', language: 'fr', channelId: channels.informatique.id };
  expect(await service.call(camille, 'POST', desks, body)).toMatchObject(refused);
  await service.cloud.connector.say(camille, 'chat', 'nouveau Non');
  expect(saidLast(camille)).toMatch(/restreint/);
  await setStanding(camille, 'active');
  expect(await tickets.comment(camille, mine.id, 'Oui')).toMatchObject({ status: 201 });
});

test('a corrected name is the person’s on every desk, and stays when Teams is read again', async () => {
  const path = `/api/v1/accounts/${camille.oid}`;
  const mine = await tickets.file(camille, { title: 'Badge' });
  const corrected = await service.call(nadia, 'PATCH', path, { name: 'Camille Gagnon-Roy' });
  expect(corrected.body).toMatchObject({ name: 'Camille Gagnon-Roy', email: camille.mail, corrected: true });
  const expectName = async (name: string) => {
    const members = await service.call(nadia, 'GET', `/api/v1/desks/${deskId}/members`);
    expect((members.body as { items: object[] }).items).toContainEqual(
      expect.objectContaining({ id: camille.oid, name }),
    );
  };
  await expectName('Camille Gagnon-Roy');
  await service.service.rosterChanged(nadia.tenant, teams.services.groupId);
  await expectName('Camille Gagnon-Roy');
  expect(await service.call(camille, 'GET', '/api/v1/me')).toMatchObject({ body: { name: 'Camille Gagnon-Roy' } });
  await service.call(nadia, 'PATCH', path, { name: null });
  await service.service.rosterChanged(nadia.tenant, teams.services.groupId);
  await expectName(camille.name);
  expect(await tickets.read(nadia, mine.id)).toMatchObject({ requester: { id: camille.oid } });
});

test('signing somebody out refuses every token from before, and no other', async () => {
  const seconds = Math.floor(Date.now() / 1000);
  const tokenOf = (iat: number) => service.cloud.entra.mintPersonToken(etienne, { iat });
  const status = async (token: string) =>
    (await fetch(`${service.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status;
  const [before, after] = [await tokenOf(seconds - 60), await tokenOf(seconds + 60)];
  expect(await status(before)).toBe(200);
  expect(await service.call(nadia, 'POST', `/api/v1/accounts/${etienne.oid}/sign-out`)).toMatchObject({ status: 200 });
  expect([await status(before), await status(after)]).toEqual([401, 200]);
});

test('nobody limits their own account, and everybody closes their own only where the organisation allows it', async () => {
  expect(await setStanding(nadia, 'suspended')).toMatchObject({ status: 403, body: { code: 'account.not-yours' } });
  const close = () => service.call(luc, 'POST', '/api/v1/me/deactivate');
  expect(await close()).toMatchObject({ status: 403, body: { code: 'account.no-self-deactivation' } });
  await service.call(nadia, 'PATCH', '/api/v1/organisation', { selfDeactivation: true });
  expect(await service.call(luc, 'GET', '/api/v1/me')).toMatchObject({ body: { can: ['account.deactivate-own'] } });
  expect(await close()).toMatchObject({ status: 200, body: { standing: 'deactivated' } });
  expect(await service.call(luc, 'GET', '/api/v1/me')).toMatchObject({ status: 403 });
  const limited = await service.call(nadia, 'GET', '/api/v1/accounts?which=limited');
  expect((limited.body as { items: object[] }).items).toMatchObject([{ id: luc.oid, standing: 'deactivated' }]);
});
