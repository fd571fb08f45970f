import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, people } from '#test/cloud/cast.ts';
import { customField } from '#test/support/field-builders.ts';
import { openItDesk } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** T7, T9 and T11 at full size: of 10,000 tickets filed through the API none is missing anywhere, and none is there twice. */
const { nadia, camille, luc } = people;
const count = 10_000;
const atOnce = 50;
const sites = ['paris', 'lyon', 'lille', 'nantes'] as const;
let service: TestService;
let desk: string;

beforeAll(async () => {
  service = await startTestService();
  desk = `/api/v1/desks/${await openItDesk(service)}`;
  const { version } = (await service.call(nadia, 'GET', desk)).body as { version: string };
  const choices = sites.map((key) => ({ key, label: key, archived: false }));
  const fields = [
    customField('site', { kind: 'choice', choices }),
    customField('cost', { kind: 'number', min: 0, max: null, unit: null }),
  ];
  expect(await service.call(nadia, 'PATCH', desk, { version, fields })).toMatchObject({ status: 200 });
  for (let first = 0; first < count; first += atOnce)
    await Promise.all(Array.from({ length: atOnce }, (_, n) => file(first + n)));
}, 600_000);
afterAll(() => service.close());

async function file(index: number): Promise<void> {
  const body = {
    title: index === 9876 ? 'Onduleur éteint' : `Poste ${index} en panne`,
    tags: [`rang-${index % 10}`],
    fields: { site: sites[index % sites.length], cost: index },
  };
  const { status } = await service.call(index % 2 === 0 ? camille : luc, 'POST', `${desk}/tickets`, body);
  expect(status).toBe(201);
}

interface Page {
  readonly items: readonly { readonly number: number; readonly fields: Readonly<Record<string, unknown>> }[];
  readonly cursor: string | null;
}

async function all(person: Person, query: string): Promise<Page['items']> {
  const found: Page['items'][number][] = [];
  let cursor: string | null = null;
  do {
    const on: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await service.call(person, 'GET', `${desk}/tickets?limit=200&${query}${on}`)).body as Page;
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return found;
}

test('the list gives each once, in whatever order', async () => {
  const expected = Array.from({ length: count }, (_, index) => index + 1);
  for (const order of ['sort=number&direction=asc', 'sort=updated&direction=desc', 'sort=fields.cost&direction=asc']) {
    const found = await all(nadia, order);
    expect(found.map(({ number }) => number).sort((a, b) => a - b)).toEqual(expected);
  }
  const costs = (await all(nadia, 'sort=fields.cost&direction=asc')).map(({ fields }) => fields['cost']);
  expect(costs).toEqual(expected.map((number) => number - 1));
});

test('filters by field and tag find exactly those that bear them', async () => {
  const found = await all(nadia, 'sort=fields.cost&direction=asc&tag=rang-3&fields=site:nantes;cost:100..5000');
  const expected = Array.from({ length: count }, (_, index) => index).filter(
    (index) => index % 10 === 3 && index % 4 === 3 && index >= 100 && index <= 5000,
  );
  expect(found.map(({ fields }) => fields['cost'])).toEqual(expected);
});

test('board and groups count them all', async () => {
  const groups = async (by: string) => {
    const { body } = await service.call(nadia, 'GET', `${desk}/tickets/groups?by=${by}`);
    return (body as { items: { key: string; count: number }[] }).items.filter((group) => group.count > 0);
  };
  expect(await groups('status')).toMatchObject([{ key: 'new', count }]);
  expect((await groups('fields.site')).map((group) => [group.key, group.count])).toEqual(
    sites.map((site) => [site, count / sites.length]),
  );
});

test('search finds one among them by its words and by its number', async () => {
  const search = async (text: string) =>
    (await service.call(nadia, 'GET', `${desk}/tickets/search?text=${encodeURIComponent(text)}`)).body;
  expect(await search('onduleur')).toMatchObject({ items: [{ title: 'Onduleur éteint' }], more: false });
  const [first] = ((await search('TKT-42')) as Page).items;
  expect(first?.number).toBe(42);
});
