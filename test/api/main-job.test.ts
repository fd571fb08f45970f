import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

test('from adding the app to a ticket that is filed, assigned, discussed and closed', async () => {
  const { call, cloud } = service;
  const { nadia, etienne, priya, olivia } = people;
  const team = `/api/v1/teams/${teams.services.groupId}/desks`;
  const wanted = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };

  const before = await call(nadia, 'POST', team, wanted);
  expect([before.status, before.body]).toMatchObject([404, { code: 'team.not-found' }]);

  cloud.world.setInstalled(teams.services.groupId, true);
  const made = await call(nadia, 'POST', team, wanted, { 'idempotency-key': 'first-desk' });
  expect(made).toMatchObject({ status: 201, body: { name: 'Informatique', me: { role: 'owner' } } });
  const desk = `/api/v1/desks/${(made.body as { id: string }).id}`;
  const again = await call(nadia, 'POST', team, wanted, { 'idempotency-key': 'first-desk' });
  expect(again.body).toMatchObject({ id: (made.body as { id: string }).id });

  expect(await call(olivia, 'GET', desk)).toMatchObject({ status: 404, body: { code: 'desk.not-found' } });
  expect(await call(priya, 'GET', desk)).toMatchObject({
    status: 200,
    body: { me: { role: 'guest' }, can: ['ticket.create'] },
  });

  const filed = await call(etienne, 'POST', `${desk}/tickets`, { title: 'Imprimante du quai en panne' });
  expect(filed).toMatchObject({
    status: 201,
    body: { key: 'TKT-1', status: 'new', requester: { name: etienne.name } },
  });
  const ticket = `${desk}/tickets/${(filed.body as { id: string }).id}`;

  const assigned = await call(nadia, 'PATCH', ticket, {
    version: '1',
    changes: { assignees: [nadia.oid], status: 'active' },
  });
  expect(assigned).toMatchObject({
    status: 200,
    body: { status: 'active', assignees: [{ name: nadia.name }], version: '2' },
  });

  const text = `[@${etienne.givenName}](person:${etienne.oid}) le toner est commandé`;
  const commented = await call(nadia, 'POST', `${ticket}/comments`, { text });
  expect(commented).toMatchObject({ status: 201, body: { comments: 1, firstResponseAt: expect.any(String) } });

  const closed = await call(nadia, 'PATCH', ticket, { version: '3', changes: { status: 'closed' } });
  expect(closed).toMatchObject({ status: 200, body: { group: 'closed', timeline: [{}, {}, {}, { kind: 'changed' }] } });
  expect(await call(priya, 'GET', ticket)).toMatchObject({ status: 404, body: { code: 'ticket.not-found' } });
});

test('the same Idempotency-Key for another channel makes another desk, and mixes no rosters', async () => {
  const { call, cloud } = service;
  const { nadia, luc } = people;
  cloud.world.setInstalled(teams.services.groupId, true);
  const path = `/api/v1/teams/${teams.services.groupId}/desks`;
  const key = { 'idempotency-key': 'one-key-twice' };
  const hidden = { name: 'RH', language: 'fr', channelId: channels.ressourcesHumaines.id };
  const open = { name: 'Accueil', language: 'fr', channelId: channels.informatique.id };
  const first = (await call(nadia, 'POST', path, hidden, key)).body as { id: string };
  const second = (await call(nadia, 'POST', path, open, key)).body as { id: string };
  expect(second.id).not.toBe(first.id);
  expect(await call(luc, 'GET', `/api/v1/desks/${second.id}`)).toMatchObject({ status: 200 });
  expect(await call(luc, 'GET', `/api/v1/desks/${first.id}`)).toMatchObject({ status: 404 });
});

test('a ticket just filed can be taken back', async () => {
  const { call, cloud } = service;
  const { nadia } = people;
  cloud.world.setInstalled(teams.services.groupId, true);
  const wanted = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, wanted);
  const desk = `/api/v1/desks/${(made.body as { id: string }).id}`;
  const filed = await call(nadia, 'POST', `${desk}/tickets`, { title: 'Par mégarde' });
  const ticket = `${desk}/tickets/${(filed.body as { id: string }).id}`;
  expect(await call(nadia, 'POST', `${ticket}/undo`, { seq: 1 })).toMatchObject({
    status: 200,
    body: { ticket: null },
  });
  expect(await call(nadia, 'GET', ticket)).toMatchObject({ status: 404 });
});
