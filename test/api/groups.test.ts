import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { customField } from '#test/support/field-builders.ts';
import { openItDesk, type Read, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** T7 over HTTP: a list under headings, each with its count, and neither tells of a ticket that one may not see. */
const { nadia, camille, luc, priya } = people;
const today = '2026-05-06';
let service: TestService;
let path: string;

beforeAll(async () => {
  service = await startTestService();
  const desk = await openItDesk(service);
  const tickets = ticketsOf(service, desk);
  path = tickets.path;
  const settings = `/api/v1/desks/${desk}`;
  const { version } = (await service.call(nadia, 'GET', settings)).body as { version: string };
  const choice = (key: string, label: string) => ({ key, label, archived: false });
  const fields = [customField('site', { kind: 'choice', choices: [choice('paris', 'Paris'), choice('lyon', 'Lyon')] })];
  await service.call(nadia, 'PATCH', settings, { version, fields });
  const filed = [
    { title: 'A', priority: 'urgent', due: '2026-05-05', assignees: [luc.oid, camille.oid], fields: { site: 'lyon' } },
    { title: 'B', priority: 'low', due: today, category: 'question', fields: { site: 'paris' } },
    { title: 'C', priority: 'urgent', due: '2026-05-10', assignees: [luc.oid], fields: { site: 'lyon' } },
    { title: 'D', due: '2026-05-11', confidential: true },
  ];
  for (const ticket of filed) await tickets.file(nadia, ticket);
});
afterAll(() => service.close());

interface Group {
  readonly key: string;
  readonly count: number;
}

async function groups(by: string, person = nadia, more = ''): Promise<(readonly [string, number])[]> {
  const { body } = await service.call(person, 'GET', `${path}/groups?by=${by}&today=${today}${more}`);
  return (body as { items: Group[] }).items.map(({ key, count }) => [key, count]);
}

/** Headings and titles as they stand, page by page. */
async function listed(by: string, keys: readonly string[], person = nadia, limit = 50): Promise<readonly string[]> {
  const lines: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const asked = `by=${by}&groups=${keys.join(',')}&today=${today}&sort=number&direction=asc&limit=${limit}${after}`;
    const { body } = await service.call(person, 'GET', `${path}/grouped?${asked}`);
    const page = body as { items: Read[]; sections: Group[]; cursor: string | null };
    const titles = page.items.map(({ title }) => title);
    for (const { key, count } of page.sections)
      lines.push(...titles.splice(0, count).map((title) => `${key}: ${title}`));
    expect(titles).toEqual([]);
    cursor = page.cursor;
  }
  return lines;
}

describe('the headings stand in their order, empty ones left out, each with its count', () => {
  test.each([
    ['status', [['new', 4]]],
    [
      'priority',
      [
        ['urgent', 2],
        ['normal', 1],
        ['low', 1],
      ],
    ],
    [
      'category',
      [
        ['question', 1],
        ['-', 3],
      ],
    ],
    [
      'due',
      [
        ['overdue', 1],
        ['today', 1],
        ['week', 1],
        ['later', 1],
      ],
    ],
    [
      'fields.site',
      [
        ['paris', 1],
        ['lyon', 2],
        ['-', 1],
      ],
    ],
    [
      'assignees',
      [
        [camille.oid, 1],
        [luc.oid, 2],
        ['-', 2],
      ],
    ],
  ] as const)('by %s', async (by, expected) => {
    expect(await groups(by)).toEqual(expected);
  });

  test('of what the filter leaves', async () => {
    expect(await groups('priority', nadia, '&assignee=none')).toEqual([
      ['normal', 1],
      ['low', 1],
    ]);
  });
});

describe('the tickets stand under their headings, whatever the size of a page', () => {
  test.each([1, 2, 50])('pages of %s', async (limit) => {
    expect(await listed('priority', ['urgent', 'normal', 'low'], nadia, limit)).toEqual([
      'urgent: A',
      'urgent: C',
      'normal: D',
      'low: B',
    ]);
  });

  test('a heading that is folded is passed over', async () => {
    expect(await listed('due', ['overdue', 'later'])).toEqual(['overdue: A', 'later: D']);
  });

  test('a ticket of two people stands under both', async () => {
    expect(await listed('assignees', [camille.oid, luc.oid], nadia, 1)).toEqual([
      `${camille.oid}: A`,
      `${luc.oid}: A`,
      `${luc.oid}: C`,
    ]);
  });

  test('those that hold nothing in a field of the desk’s own stand under a heading too', async () => {
    expect(await listed('fields.site', ['lyon', '-'])).toEqual(['lyon: A', 'lyon: C', '-: D']);
  });
});

test('a confidential ticket is neither counted nor listed for who may not see it', async () => {
  expect(await groups('due', camille)).toEqual([
    ['overdue', 1],
    ['today', 1],
    ['week', 1],
  ]);
  expect(await listed('due', ['later'], camille)).toEqual([]);
  expect(await groups('due', priya)).toEqual([]);
});

test.each(['groups?by=colour', 'groups?by=fields.none', 'grouped?by=status', 'grouped?by=fields.none&groups=x'])(
  '%s is refused',
  async (query) => {
    expect((await service.call(nadia, 'GET', `${path}/${query}`)).status).toBe(400);
  },
);
