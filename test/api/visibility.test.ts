import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Visibility } from '#shared/members/member.ts';
import { channels, type Person, people } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { customField } from '#test/support/field-builders.ts';
import { openItDesk, type Read, ticketsOf } from '#test/support/it-desk.ts';
import { listen } from '#test/support/listen.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/**
 * Who sees a ticket (R5), tried by every way by which one could show: each role, each visibility of a desk, confidential or
 * not. Étienne asks, Camille is assigned, Luc watches, Amina has nothing to do with it, Priya is a guest, Nadia owns the desk.
 */
const { nadia, etienne, camille, luc, amina, priya } = people;
const secret = 'ornithorynque';
let service: TestService;
let desk: string;
let tickets: ReturnType<typeof ticketsOf>;

beforeAll(async () => {
  service = await startTestService();
  desk = await openItDesk(service);
  tickets = ticketsOf(service, desk);
  const { version } = (await service.call(nadia, 'GET', `/api/v1/desks/${desk}`)).body as { version: string };
  const fields = [customField('vip', { kind: 'yesno' }), customField('code')];
  await service.call(nadia, 'PATCH', `/api/v1/desks/${desk}`, { version, fields });
  const look = { view: 'all', status: [], priority: [], category: [], assignee: null, tag: null, fields: '', text: '' };
  const all = { ...look, sort: 'updated', direction: 'desc', layout: 'list' };
  const view = { name: 'Tous', shared: true, look: all, columns: null };
  expect(await service.call(nadia, 'POST', `/api/v1/desks/${desk}/views`, view)).toMatchObject({ status: 201 });
});
afterAll(() => service.close());

async function show(visibility: Visibility): Promise<void> {
  const { version } = (await service.call(nadia, 'GET', `/api/v1/desks/${desk}`)).body as { version: string };
  const changed = await service.call(nadia, 'PATCH', `/api/v1/desks/${desk}`, { version, visibility });
  expect(changed).toMatchObject({ status: 200, body: { visibility } });
}

interface Counts {
  readonly groups: Readonly<Record<string, number>>;
  readonly [name: string]: unknown;
}
const total = (counts: unknown) => Object.values((counts as Counts).groups).reduce((sum, count) => sum + count, 0);

/** Every way to look for it, and how many of them find it. */
async function waysThatShow(person: Person, ticket: Read): Promise<readonly string[]> {
  const path = `${tickets.path}/${ticket.id}`;
  const has = (items: readonly { readonly id: string }[]) => items.some(({ id }) => id === ticket.id);
  const listed = await tickets.list(person, '?limit=200');
  const mine = await Promise.all(
    ['assigned', 'requested', 'watched'].map(
      async (relation) =>
        (await service.call(person, 'GET', `/api/v1/me/tickets?relation=${relation}`)).body as { items: Read[] },
    ),
  );
  const oldVersion = { version: '1', changes: { title: 'Autre' } };
  const found: Record<string, boolean> = {
    list: has(listed.items),
    sorted: has((await tickets.list(person, '?limit=200&sort=due&direction=asc')).items),
    filtered: has((await tickets.list(person, '?limit=200&fields=vip:yes')).items),
    grouped: has(
      ((await service.call(person, 'GET', `${tickets.path}/grouped?by=status&groups=new`)).body as { items: Read[] })
        .items,
    ),
    'sorted by a field': has((await tickets.list(person, '?limit=200&sort=fields.code&direction=asc')).items),
    'found by a field': has((await tickets.search(person, 'nandou')).items),
    tag: await offersTag(person, ticket),
    search: has((await tickets.search(person, secret)).items),
    comment: has((await tickets.search(person, 'casoar')).items),
    read: (await service.call(person, 'GET', path)).status !== 404,
    entries: (await service.call(person, 'GET', `${path}/entries`)).status !== 404,
    undo: (await tickets.undo(person, ticket.id, 900)).status !== 404,
    change:
      (await service.call(person, 'PATCH', path, { ...oldVersion, changes: { tags: [tagOf(ticket.number)] } }))
        .status !== 404,
    comments: (await service.call(person, 'DELETE', `${path}/comments/cmt_${'0'.repeat(20)}`)).body !== null,
  };
  const { file, ...words } = await saidOf(person, ticket);
  found['file'] = file;
  found['sought in a chat'] = words.sought;
  found['shown in a chat'] = words.shown;
  found['message extension'] = words.extension;
  found['unfolded'] = words.unfolded;
  const runs = await runsOn(person, ticket);
  found['runs of the ticket'] = runs.of;
  found['runs of the desk'] = runs.listed;
  found['a run'] = runs.read;
  const missing = await service.call(person, 'DELETE', `${path}/comments/cmt_${'0'.repeat(20)}`);
  found['comments'] = (missing.body as { code: string }).code !== 'ticket.not-found';
  found['mine'] = mine.some(({ items }) => has(items));
  // What is counted is what is listed, and not one more.
  expect(total(await tickets.counts(person))).toBe(listed.items.length);
  const groups = (await service.call(person, 'GET', `${tickets.path}/groups?by=status`)).body as {
    items: { count: number }[];
  };
  expect(groups.items.reduce((sum, { count }) => sum + count, 0)).toBe(listed.items.length);
  const views = (await service.call(person, 'GET', `/api/v1/desks/${desk}/views`)).body as {
    items: { count: number }[];
  };
  expect(views.items.map(({ count }) => count)).toEqual([listed.items.length]);
  return Object.keys(found).filter((way) => found[way]);
}

/** By which ways its file, the bot and the message extension tell of it. */
async function saidOf(person: Person, ticket: Read) {
  const { connector } = service.cloud;
  const chat = connector.chatOf(person);
  const tells = async (text: string) => {
    const before = connector.messages(chat).length;
    await connector.say(person, 'chat', text);
    const said = connector.messages(chat).slice(before + 1);
    return JSON.stringify(said.map(({ cards }) => cards)).includes(`Un ${secret}`);
  };
  const asked = async (name: string, value: unknown) => {
    const where = { channelId: channels.informatique.id };
    const { body } = await connector.invoke(person, where, `composeExtension/${name}`, value);
    return JSON.stringify(body).includes(`Un ${secret}`);
  };
  const address = `http://localhost:3978/tab/desk/${desk}/ticket/${ticket.id}`;
  const file = await service.call(person, 'GET', `${tickets.path}/${ticket.id}/files/${fileOf.get(ticket.id)}`);
  return {
    file: file.status === 200,
    sought: await tells(`rechercher ${secret} ${tagOf(ticket.number)}`),
    shown: await tells(`voir ${ticket.number}`),
    extension: await asked('query', { parameters: [{ name: 'text', value: `${secret} ${tagOf(ticket.number)}` }] }),
    unfolded: await asked('queryLink', { url: address }),
  };
}
const fileOf = new Map<string, string>();

/** By which ways a checklist tells that it stands on the ticket. */
async function runsOn(person: Person, { id }: Read) {
  interface Run {
    readonly id: string;
    readonly ticket: string | null;
    readonly tickets: readonly unknown[];
  }
  const list = async (query: string) =>
    ((await service.call(person, 'GET', `/api/v1/desks/${desk}/runs${query}`)).body as { items?: Run[] }).items ?? [];
  const all = await list('?limit=100');
  const read = await Promise.all(
    all.map(async (run) => (await service.call(person, 'GET', `/api/v1/desks/${desk}/runs/${run.id}`)).body as Run),
  );
  return {
    of: (await list(`?ticket=${id}`)).length > 0,
    listed: all.some(({ ticket }) => ticket === id),
    read: read.some(({ ticket, tickets: shown }) => ticket === id || JSON.stringify(shown).includes(id)),
  };
}

/** Each ticket bears a tag of its own. */
async function offersTag(person: Person, { number }: Read): Promise<boolean> {
  const { body } = await service.call(person, 'GET', `/api/v1/desks/${desk}/tags`);
  return (body as { items: string[] }).items.includes(tagOf(number));
}
const tagOf = (number: number) => `casier-${number}`;

const everyWay = [
  'list',
  'sorted',
  'filtered',
  'sorted by a field',
  'found by a field',
  'tag',
  'search',
  'comment',
  'read',
  'entries',
  'undo',
  'change',
  'comments',
  'grouped',
  'file',
  'sought in a chat',
  'shown in a chat',
  'message extension',
  'unfolded',
  'runs of the ticket',
  'runs of the desk',
  'a run',
];
const everybody: readonly (readonly [string, Person])[] = [
  ['the owner', nadia],
  ['the requester', etienne],
  ['the assignee', camille],
  ['a watcher', luc],
  ['another member', amina],
  ['a guest', priya],
];
const involved = ['the owner', 'the requester', 'the assignee'];

describe.each<[Visibility, boolean, readonly string[]]>([
  ['everyone', false, [...involved, 'a watcher', 'another member']],
  ['everyone', true, involved],
  ['own', false, [...involved, 'a watcher']],
  ['own', true, involved],
  ['own-or-unassigned', false, [...involved, 'a watcher']],
  ['own-or-unassigned', true, involved],
])('where members see %s, confidential: %s', (visibility, confidential, seers) => {
  let ticket: Read;
  beforeAll(async () => {
    await show('everyone');
    const fields = { vip: true, code: 'nandou' };
    const facts = { assignees: [camille.oid], watchers: [luc.oid], confidential, fields };
    ticket = await tickets.file(nadia, { title: `Un ${secret}`, requester: etienne.oid, ...facts });
    await tickets.change(nadia, ticket, { tags: [tagOf(ticket.number)] });
    const upload = await service.call(nadia, 'POST', `${tickets.path}/${ticket.id}/files?name=a.txt`, Buffer.from('a'));
    const file = (upload.body as { id: string }).id;
    fileOf.set(ticket.id, file);
    const said = { text: 'Un casoar', files: [file] };
    await service.call(nadia, 'POST', `${tickets.path}/${ticket.id}/comments`, said);
    const run = { from: { plan: plan([tick('a')]) }, title: 'Accueil', ticket: ticket.id, holds: false };
    expect(await service.call(nadia, 'POST', `/api/v1/desks/${desk}/runs`, run)).toMatchObject({ status: 201 });
    await show(visibility);
  });

  test.each(everybody)('%s', async (name, person) => {
    const ways = await waysThatShow(person, ticket);
    if (seers.includes(name)) expect(ways).toEqual(expect.arrayContaining(everyWay));
    else expect(ways).toEqual([]);
  });

  test('live events and notifications reach those who see it, and nobody else', async () => {
    const streams = await Promise.all(
      everybody.map(async ([name, person]) => ({ name, stream: await listen(service, service.url, desk, person) })),
    );
    const before = new Map(everybody.map(([, { oid }]) => [oid, service.cloud.graph.feedOf(oid).length]));
    const mentions = everybody.map(([, { oid, givenName }]) => `[@${givenName}](person:${oid})`).join(' ');
    await tickets.comment(nadia, ticket.id, `Casoar ${mentions}`);
    const guests = await tickets.file(priya, { title: 'Pour finir', confidential: false });
    const own = await tickets.change(nadia, guests, { watchers: [luc.oid, amina.oid], assignees: [camille.oid] });
    expect(own.status).toBe(200);
    await service.service.idle();
    const told = everybody.filter(([, { oid }]) => service.cloud.graph.feedOf(oid).length > (before.get(oid) ?? 0));
    for (const [name] of told) expect(['the assignee', ...seers]).toContain(name);
    for (const { name, stream } of streams) {
      if (seers.includes(name)) expect(await stream.reaches(ticket.id)).toBe(true);
      stream.stop();
    }
    for (const [name, { oid }] of everybody) {
      if (!seers.includes(name)) expect(JSON.stringify(service.cloud.graph.feedOf(oid))).not.toContain(ticket.id);
    }
  });
});

describe('a ticket that nobody is assigned to', () => {
  test.each<[Visibility, boolean, boolean]>([
    ['own', false, false],
    ['own-or-unassigned', false, true],
    ['own-or-unassigned', true, false],
  ])('where members see %s, confidential: %s', async (visibility, confidential, seen) => {
    await show(visibility);
    const ticket = await tickets.file(etienne, { title: `Seul ${secret}`, confidential });
    expect((await waysThatShow(amina, ticket)).includes('list')).toBe(seen);
    expect((await tickets.read(nadia, ticket.id)).id).toBe(ticket.id);
  });
});

test('what one may not see answers as what is not there', async () => {
  await show('own');
  const ticket = await tickets.file(etienne, { title: secret });
  const hidden = await service.call(amina, 'GET', `${tickets.path}/${ticket.id}`);
  const absent = await service.call(amina, 'GET', `${tickets.path}/tkt_${'0'.repeat(20)}`);
  const { requestId: _, ...seen } = hidden.body as { requestId: string };
  expect(hidden.status).toBe(404);
  expect(absent.body).toMatchObject(seen);
});

test('whoever files a ticket for somebody else goes on seeing it', async () => {
  await show('own');
  const ticket = await tickets.file(luc, { title: 'Pour Étienne', requester: etienne.oid });
  expect((await tickets.read(luc, ticket.id)).id).toBe(ticket.id);
});

test('a member who may see a ticket watches it and stops watching it', async () => {
  await show('everyone');
  const ticket = await tickets.file(etienne, { title: 'Suivi' });
  const watched = (await tickets.change(amina, ticket, { watchers: [amina.oid] })).body as Read;
  await show('own');
  expect((await tickets.read(amina, ticket.id)).id).toBe(ticket.id);
  await tickets.change(amina, watched, { watchers: [] });
  expect((await service.call(amina, 'GET', `${tickets.path}/${ticket.id}`)).status).toBe(404);
});

describe('a relation to a ticket that one may not see', () => {
  const relate = (here: Read, kind: string, there: Read) =>
    service.call(nadia, 'POST', `${tickets.path}/${here.id}/links`, { kind, ticket: there.id });
  let open: Read;
  let hidden: Read;

  beforeAll(async () => {
    await show('everyone');
    open = await tickets.file(etienne, { title: 'Ouvert' });
    hidden = await tickets.file(camille, { title: `Un ${secret}`, confidential: true });
    await relate(open, 'child-of', hidden);
  });

  test('shows nowhere: neither on the ticket, nor in its history, nor by its times', async () => {
    const seen = await tickets.read(amina, open.id);
    expect(seen).toMatchObject({ links: [], timeline: [{ kind: 'created' }], earlier: 0, updatedAt: open.updatedAt });
    const entries = await service.call(amina, 'GET', `${tickets.path}/${open.id}/entries`);
    for (const text of [JSON.stringify(seen), JSON.stringify(entries.body)]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(hidden.id);
    }
    expect(await tickets.read(nadia, open.id)).toMatchObject({
      links: [{ kind: 'child-of', ticket: { id: hidden.id } }],
      timeline: [{ kind: 'created' }, { kind: 'linked' }],
    });
  });

  test('answers as one to a ticket that is not there', async () => {
    const absent = `tkt_${'0'.repeat(20)}`;
    const links = `${tickets.path}/${open.id}/links`;
    const tries = (other: string) => [
      service.call(etienne, 'POST', links, { kind: 'blocks', ticket: other }),
      service.call(etienne, 'DELETE', `${links}/${other}`),
      service.call(etienne, 'POST', `${tickets.path}/${open.id}/merge`, { into: other }),
    ];
    const code = ({ body }: { body: unknown }) => (body as { code: string }).code;
    const [toHidden, toAbsent] = await Promise.all([Promise.all(tries(hidden.id)), Promise.all(tries(absent))]);
    expect(toHidden.map(code)).toEqual(toAbsent.map(code));
    expect(new Set(toHidden.map(({ status }) => status))).toEqual(new Set([404]));
  });

  test('of a merge shows what it changed on the ticket, and not into what', async () => {
    const duplicate = await tickets.file(etienne, { title: 'Doublon' });
    await service.call(nadia, 'POST', `${tickets.path}/${duplicate.id}/merge`, { into: hidden.id });
    const seen = await tickets.read(etienne, duplicate.id);
    expect(seen).toMatchObject({ status: 'closed', links: [], timeline: [{ kind: 'created' }, { kind: 'changed' }] });
    expect(JSON.stringify(seen)).not.toContain(hidden.id);
  });
});

describe('a ticket that an item of a checklist raised', () => {
  let run: string;
  let raised: Read;
  const at = () => `/api/v1/desks/${desk}/runs/${run}`;

  beforeAll(async () => {
    await show('everyone');
    const wanted = { from: { plan: plan([tick('a')]) }, title: 'Ronde', assignees: [amina.oid] };
    const started = await service.call(camille, 'POST', `/api/v1/desks/${desk}/runs`, wanted);
    run = (started.body as { id: string }).id;
    const answer = await service.call(camille, 'POST', `${at()}/items/a/ticket`);
    const [ticket] = (answer.body as { tickets: Read[] }).tickets;
    raised = await tickets.read(nadia, ticket?.id ?? '');
    await tickets.change(nadia, raised, { title: `Un ${secret} blessé`, confidential: true });
  });

  test('shows on the checklist and in its history to those who may see it', async () => {
    expect(await service.call(camille, 'GET', at())).toMatchObject({
      body: { items: [{ raised: true, ticket: raised.id }], tickets: [{ id: raised.id }] },
    });
    const history = await service.call(camille, 'GET', `${at()}/entries`);
    expect(history.body).toMatchObject({ items: [{ kind: 'ticket-raised', ticket: raised.id }, { kind: 'started' }] });
  });

  test('to others only that there is one: no id, no title, and no second one', async () => {
    const seen = await service.call(amina, 'GET', at());
    expect(seen.body).toMatchObject({ items: [{ raised: true, ticket: null }], tickets: [] });
    const again = await service.call(amina, 'POST', `${at()}/items/a/ticket`);
    const ways = ['', '/entries'].map((way) => service.call(amina, 'GET', `${at()}${way}`));
    const lists = ['/api/v1/me/runs', `/api/v1/desks/${desk}/runs`].map((way) => service.call(amina, 'GET', way));
    for (const { status, body } of [again, ...(await Promise.all([...ways, ...lists]))]) {
      expect(status).toBeLessThan(300);
      expect(JSON.stringify(body)).not.toContain(raised.id);
      expect(JSON.stringify(body)).not.toContain(secret);
    }
    await service.cloud.connector.say(amina, 'chat', 'checklists');
    const chat = service.cloud.connector.messages(service.cloud.connector.chatOf(amina));
    expect(JSON.stringify(chat)).not.toContain(raised.id);
  });
});
