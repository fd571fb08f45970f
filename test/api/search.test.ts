import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, camille, luc } = people;
let service: TestService;
let tickets: string;

beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  tickets = `/api/v1/desks/${(made.body as { id: string }).id}/tickets`;
  for (let number = 1; number <= 60; number++)
    await service.call(camille, 'POST', tickets, { title: number === 2 ? 'Écran noir' : `Commande 2${number}` });
});
afterAll(() => service.close());

async function search(person: Person, text: string) {
  const { body } = await service.call(person, 'GET', `${tickets}/search?text=${encodeURIComponent(text)}`);
  return body as { items: TicketRow[]; more: boolean };
}

test.each(['2', '#2', 'TKT-2', 'tkt-2'])('the ticket of the number comes first, typed as %s', async (text) => {
  const { items, more } = await search(luc, text);
  expect(items[0]).toMatchObject({ key: 'TKT-2', title: 'Écran noir' });
  expect(items).toHaveLength(50);
  expect(more).toBe(true);
});

test('a search says that there is more only where there is', async () => {
  expect((await search(luc, 'commande')).more).toBe(true);
  expect(await search(luc, 'ecran')).toMatchObject({ items: [{ key: 'TKT-2' }], more: false });
  expect(await search(luc, 'grenouille')).toEqual({ items: [], more: false });
});

test('a number finds nothing that one may not see', async () => {
  const hidden = await service.call(nadia, 'POST', tickets, { title: 'Enquête', confidential: true });
  const { key } = hidden.body as TicketRow;
  expect((await search(nadia, key)).items[0]).toMatchObject({ key });
  expect((await search(luc, key)).items.map((row) => row.key)).not.toContain(key);
});

test('a guest finds their own ticket by an old comment, and nothing by those on others’ tickets', async () => {
  const { priya } = people;
  const { body: own } = await service.call(priya, 'POST', tickets, { title: 'Mon badge' });
  const { body: other } = await service.call(luc, 'POST', tickets, { title: 'Cuisine' });
  const comment = (on: unknown, text: string) =>
    service.call(luc, 'POST', `${tickets}/${(on as TicketRow).id}/comments`, { text });
  await comment(own, 'Une girafe vous attend');
  await Promise.all(Array.from({ length: 120 }, (_, count) => comment(other, `Girafe ${count}`)));
  const found = await search(priya, 'girafe');
  expect(found).toMatchObject({ items: [{ id: (own as TicketRow).id }], more: false });
  expect((await search(nadia, 'girafe')).items).toHaveLength(2);
});
