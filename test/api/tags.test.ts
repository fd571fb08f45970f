import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** T1 over HTTP: the tags that are in use are offered, and no tag tells of a ticket that one may not see. */
const { nadia, camille, priya } = people;
let service: TestService;
let desk: string;

beforeAll(async () => {
  service = await startTestService();
  desk = await openItDesk(service);
  const tickets = ticketsOf(service, desk);
  await tickets.file(nadia, { title: 'Un', tags: ['vpn', 'paris'] });
  await tickets.file(nadia, { title: 'Deux', tags: ['vpn'] });
  await tickets.file(nadia, { title: 'Trois', tags: ['licenciement'], confidential: true });
});
afterAll(() => service.close());

const tagsFor = async (person: typeof nadia) =>
  (await service.call(person, 'GET', `/api/v1/desks/${desk}/tags`)).body as { items: string[] };

test('tags are offered by how often they are used', async () => {
  expect(await tagsFor(nadia)).toEqual({ items: ['vpn', 'licenciement', 'paris'] });
});

test('nobody is offered the tag of a ticket that they may not see', async () => {
  expect(await tagsFor(camille)).toEqual({ items: ['vpn', 'paris'] });
  expect(await tagsFor(priya)).toEqual({ items: [] });
});
