import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia } = people;
let service: TestService;
let subscription: string;
let desk: string;
beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  desk = `/api/v1/desks/${(made.body as { id: string }).id}`;
  const { book } = service.cloud.marketplace;
  subscription = book.buy({ buyer: nadia, planId: 'team' }).id;
  const activation = { token: book.tokenFor(subscription), administrator: 'nobody' };
  await service.call(nadia, 'POST', '/api/v1/purchases/activate', activation);
});
afterAll(() => service.close());

const file = (title: string) => service.call(nadia, 'POST', `${desk}/tickets`, { title });
async function happens(action: 'Suspend' | 'Reinstate' | 'Unsubscribe') {
  expect(await service.cloud.marketplace.tell(subscription, action).deliver()).toBe(200);
  await service.service.idle();
}

test('B2: suspended is read-only, said as such, and all of it can still be read and exported; reinstated is as before', async () => {
  const filed = await file('Avant');
  expect(filed.status).toBe(201);
  const ticket = `${desk}/tickets/${(filed.body as { id: string }).id}`;

  await happens('Suspend');
  expect(await file('Pendant')).toMatchObject({ status: 422, body: { code: 'subscription.suspended' } });
  const comment = await service.call(nadia, 'POST', `${ticket}/comments`, { text: 'Pendant' });
  expect(comment.body).toMatchObject({ code: 'subscription.suspended' });
  const channelId = channels.servicesGeneral.id;
  const another = { name: 'Autre', language: 'fr', channelId };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, another);
  expect(made.body).toMatchObject({ code: 'subscription.suspended' });
  expect((await service.call(nadia, 'GET', desk)).body).toMatchObject({
    state: 'read-only',
    closedBy: ['subscription-suspended'],
  });
  expect(await service.call(nadia, 'GET', ticket)).toMatchObject({ status: 200, body: { can: [] } });
  expect((await service.call(nadia, 'GET', '/api/v1/me/data/export')).status).toBe(200);
  const log = await service.call(nadia, 'GET', '/api/v1/audit');
  expect(log.body).toMatchObject({ items: [{ act: 'subscription.suspended' }] });

  await happens('Reinstate');
  expect((await service.call(nadia, 'GET', desk)).body).toMatchObject({ state: 'active', closedBy: [] });
  expect((await file('Après')).status).toBe(201);
});

test('B2: cancelled is read-only too', async () => {
  await happens('Unsubscribe');
  expect((await file('Trop tard')).body).toMatchObject({ code: 'subscription.ended' });
});
