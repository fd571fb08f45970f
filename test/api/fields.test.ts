import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeskView } from '#shared/desks/desk.ts';
import { type FieldChoice, hasChoices } from '#shared/desks/fields.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { people } from '#test/cloud/cast.ts';
import { customField } from '#test/support/field-builders.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** T11 over HTTP: values of the desk's own fields from the form into the ticket, its history, its search and back. */
const { nadia, camille, luc } = people;
const choices = [
  { key: 'low', label: 'Faible', archived: false },
  { key: 'high', label: 'Forte', archived: false },
];
let service: TestService;
let path: string;
let tickets: ReturnType<typeof ticketsOf>;

beforeAll(async () => {
  service = await startTestService();
  const desk = await openItDesk(service);
  path = `/api/v1/desks/${desk}`;
  tickets = ticketsOf(service, desk);
  const { version, categories } = (await service.call(nadia, 'GET', path)).body as DeskView;
  const fields = [
    customField('severity', { kind: 'choice', choices }),
    customField('approver', { kind: 'person' }),
    customField('serial', { required: true, categories: [categories[0]?.key] }),
    customField('floor', { kind: 'number', min: 0, max: 12, unit: 'étage' }),
  ];
  const changed = await service.call(nadia, 'PATCH', path, { version, fields });
  expect(changed.status).toBe(200);
});
afterAll(() => service.close());

const read = async (id: string) => (await tickets.read(nadia, id)) as unknown as TicketView;

test('a ticket is filed with what the desk asks for, and shows it, people by name', async () => {
  const filed = await tickets.file(camille, {
    title: 'Écran',
    fields: { severity: 'high', approver: luc.oid, floor: 3 },
  });
  expect(await read(filed.id)).toMatchObject({
    fields: { severity: 'high', approver: { id: luc.oid, name: luc.name }, floor: 3 },
  });
});

test('what is required of a category is asked for there only, and the field is named in the reader’s language', async () => {
  const category = 'question';
  const answer = await service.call(camille, 'POST', tickets.path, { title: 'Écran', category });
  expect(answer).toMatchObject({
    status: 422,
    body: { code: 'ticket.field-needed', fields: [{ path: 'fields.serial' }] },
  });
  expect((await service.call(camille, 'POST', tickets.path, { title: 'Écran' })).status).toBe(201);
});

test('a change tells the old and the new value, and can be taken back', async () => {
  const filed = await tickets.file(nadia, { title: 'Câble', fields: { severity: 'low' } });
  const changed = await tickets.change(nadia, filed, { fields: { severity: 'high', floor: 2 } });
  expect(changed).toMatchObject({ status: 200, body: { fields: { severity: 'high', floor: 2 } } });
  expect((await read(filed.id)).timeline.at(-1)?.changes).toEqual([
    { field: 'fields.severity', from: 'low', to: 'high' },
    { field: 'fields.floor', from: null, to: 2 },
  ]);
  expect((await tickets.undo(nadia, filed.id, 2)).status).toBe(200);
  expect((await read(filed.id)).fields).toEqual({ severity: 'low' });
});

test('two people at once: other fields merge, the same field shows both values', async () => {
  const filed = await tickets.file(nadia, { title: 'Réseau', assignees: [luc.oid] });
  await tickets.change(luc, filed, { fields: { severity: 'low' } });
  expect((await tickets.change(nadia, filed, { fields: { floor: 1 } })).status).toBe(200);
  expect(await tickets.change(nadia, filed, { fields: { severity: 'high' } })).toMatchObject({
    status: 409,
    body: { code: 'ticket.clash', clashes: [{ field: 'fields.severity', yours: 'high', theirs: 'low' }] },
  });
});

test.each<[string, unknown, number]>([
  ['an unknown field', { colour: 'red' }, 422],
  ['a number out of its range', { floor: 13 }, 422],
  ['a choice that is none', { severity: 'extreme' }, 422],
  ['somebody of another organisation', { approver: people.gerard.oid }, 422],
  ['a key that is none', { 'a.b': 1 }, 400],
  ['a key that objects have of their own', { constructor: 1 }, 400],
  ['an object', { floor: { $gt: 0 } }, 400],
  ['a list', [1], 400],
])('%s is refused and stores nothing', async (_, fields, status) => {
  const filed = await tickets.file(nadia, { title: 'Témoin' });
  expect((await tickets.change(nadia, filed, { fields: fields as object })).status).toBe(status);
  expect(await read(filed.id)).toMatchObject({ fields: {}, version: '1' });
});

test('search finds a ticket by what was written in its fields, and by what its choice is called', async () => {
  const filed = await tickets.file(nadia, {
    title: 'Lecteur',
    category: 'question',
    fields: { serial: 'ZX-99801', severity: 'high' },
  });
  expect((await tickets.search(nadia, 'zx 99801')).items.map(({ id }) => id)).toEqual([filed.id]);
  expect((await tickets.search(nadia, 'lecteur forte')).items.map(({ id }) => id)).toEqual([filed.id]);
});

describe('in a list', () => {
  const list = async (query: string, person = nadia) =>
    (await tickets.list(person, `?${query}`)).items.map(({ title }) => title);

  beforeAll(async () => {
    const rows = [
      { title: 'A', fields: { severity: 'high', floor: 2 }, tags: ['liste'] },
      { title: 'B', fields: { severity: 'low', floor: 11, approver: luc.oid }, tags: ['liste'] },
      { title: 'C', fields: { floor: 3 }, tags: ['liste'] },
      { title: 'D', fields: { severity: 'low' }, tags: ['liste'] },
    ];
    for (const row of rows) await tickets.file(camille, row);
  });

  test.each([
    ['a choice', 'severity:low', ['D', 'B']],
    ['any of two choices', 'severity:low,high', ['D', 'B', 'A']],
    ['a range', 'floor:3..', ['C', 'B']],
    ['a person', `approver:${luc.oid}`, ['B']],
    ['nothing', 'severity:none', ['C']],
    ['two fields at once', 'severity:low;floor:..12', ['B']],
  ])('tickets are filtered by %s', async (_, filter, titles) => {
    expect(await list(`tag=liste&fields=${encodeURIComponent(filter)}`)).toEqual(titles);
  });

  test('the filter stands beside a search', async () => {
    const path = `${tickets.path}/search?text=liste&fields=severity:high`;
    expect((await service.call(nadia, 'GET', path)).body).toMatchObject({ items: [{ title: 'A' }] });
  });

  test.each([
    ['numbers by size, those without last', 'fields.floor', 'asc', ['A', 'C', 'B', 'D']],
    ['numbers downwards, those without last still', 'fields.floor', 'desc', ['B', 'C', 'A', 'D']],
    ['choices as the desk orders them', 'fields.severity', 'asc', ['B', 'D', 'A', 'C']],
  ])('tickets are sorted: %s, whatever the size of a page', async (_, sort, direction, titles) => {
    const query = `tag=liste&sort=${sort}&direction=${direction}`;
    expect(await list(query)).toEqual(titles);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await tickets.list(nadia, `?${query}&limit=1${after}`);
      seen.push(...page.items.map(({ title }) => title));
      cursor = page.cursor;
    }
    expect(seen).toEqual(titles);
  });

  test('choices put in another order sort so at once, without a ticket being touched', async () => {
    const { version, fields } = (await service.call(nadia, 'GET', path)).body as DeskView;
    const turned = fields.map((field) =>
      hasChoices(field) ? { ...field, choices: field.choices.toReversed() } : field,
    );
    expect((await service.call(nadia, 'PATCH', path, { version, fields: turned })).status).toBe(200);
    expect(await list('tag=liste&sort=fields.severity&direction=asc')).toEqual(['A', 'B', 'D', 'C']);
  });

  test('a guest finds no more by a field than they may see', async () => {
    expect(await list('tag=liste&fields=severity:low', people.priya)).toEqual([]);
    expect(await list('tag=liste&sort=fields.severity', people.priya)).toEqual([]);
  });

  test.each([
    'fields=colour:red',
    'fields=severity',
    'sort=fields.colour',
    'sort=fields.approver',
    'cursor=9.x',
    'cursor=x',
  ])('%s is refused, and says what is wrong', async (query) => {
    const answer = await service.call(nadia, 'GET', `${tickets.path}?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: expect.any(String) } });
  });
});

describe('what goes', () => {
  const settings = async () => (await service.call(nadia, 'GET', path)).body as DeskView;
  const change = async (wanted: object) => {
    const { version } = await settings();
    return service.call(nadia, 'PATCH', path, { version, ...wanted });
  };
  const choicesAs = (fields: DeskView['fields'], over: (choice: FieldChoice) => FieldChoice) =>
    fields.map((field) => (hasChoices(field) ? { ...field, choices: field.choices.map(over) } : field));

  test('a choice hands its tickets to its successor, each with the move in its history, and stays named', async () => {
    const filed = await tickets.file(nadia, { title: 'Choix', fields: { severity: 'low' } });
    const { fields } = await settings();
    const left = choicesAs(fields, (one) => (one.key === 'low' ? { ...one, archived: true, successor: 'high' } : one));
    expect((await change({ fields: left })).status).toBe(200);
    await expect.poll(async () => (await read(filed.id)).fields).toEqual({ severity: 'high' });
    expect((await read(filed.id)).timeline.at(-1)).toMatchObject({
      via: 'system',
      changes: [{ field: 'fields.severity', from: 'low', to: 'high' }],
    });
    const low = async () => (await settings()).fields.find(hasChoices)?.choices.find(({ key }) => key === 'low');
    await expect.poll(low).toEqual({ key: 'low', label: 'Faible', archived: true });
    const offered = choicesAs((await settings()).fields, (one) => ({ ...one, archived: false }));
    expect((await change({ fields: offered })).status).toBe(200);
  });

  test('a field or a choice that tickets hold is not left out, and one that none holds is', async () => {
    await tickets.file(nadia, { title: 'Tenu', fields: { floor: 5, severity: 'high' } });
    const { fields } = await settings();
    const refused = { status: 422, body: { code: 'desk.field-in-use' } };
    expect(await change({ fields: fields.filter(({ key }) => key !== 'floor') })).toMatchObject(refused);
    const fewer = fields.map((field) =>
      hasChoices(field) ? { ...field, choices: field.choices.filter(({ key }) => key !== 'high') } : field,
    );
    expect(await change({ fields: fewer })).toMatchObject(refused);
    expect((await change({ fields: [...fields, customField('fresh')] })).status).toBe(200);
    expect((await change({ fields })).status).toBe(200);
  });

  test('a category hands its tickets to its successor', async () => {
    const filed = await tickets.file(nadia, { title: 'Catégorie', category: 'change' });
    const { categories } = await settings();
    const left = categories.filter(({ key }) => key !== 'change');
    expect(await change({ categories: left })).toMatchObject({
      status: 422,
      body: { code: 'desk.category-successor' },
    });
    expect((await change({ categories: left, categorySuccessors: { change: 'request' } })).status).toBe(200);
    await expect.poll(async () => (await read(filed.id)).category).toBe('request');
    await expect.poll(async () => (await settings()).categories.map(({ key }) => key)).not.toContain('change');
  });
});

test('an archived field is no longer asked for, and what tickets hold of it stays readable', async () => {
  const filed = await tickets.file(nadia, { title: 'Étage', fields: { floor: 4 } });
  const { version, fields } = (await service.call(nadia, 'GET', path)).body as DeskView;
  const archived = fields.map((field) => ({ ...field, archived: field.archived || field.key === 'floor' }));
  expect((await service.call(nadia, 'PATCH', path, { version, fields: archived })).status).toBe(200);
  expect((await read(filed.id)).fields).toEqual({ floor: 4 });
  const late = await service.call(nadia, 'POST', tickets.path, { title: 'Étage', fields: { floor: 4 } });
  expect(late).toMatchObject({ status: 422, body: { code: 'ticket.unknown-field' } });
});
