import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Service, startService } from '#bot/service.ts';
import type { Plan } from '#shared/checklists/plan.ts';
import type { RunEntryView, RunView } from '#shared/checklists/run-contract.ts';
import type { TemplateView } from '#shared/checklists/template-contract.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { choice, number, plan, tick } from '#test/support/checklist-builders.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, etienne, luc, priya } = people;
let service: TestService;
let desk: string;

beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  desk = `/api/v1/desks/${(made.body as { id: string }).id}`;
});
afterAll(() => service.close());

async function call(person: Person, method: string, path: string, body?: unknown, headers?: Record<string, string>) {
  return service.call(person, method, `${desk}${path}`, body, headers);
}
async function makeTemplate(of: Plan, by: Person = nadia): Promise<TemplateView> {
  const made = await call(by, 'POST', '/templates', { name: 'Ouverture du magasin', plan: of });
  expect(made.status).toBe(201);
  return made.body as TemplateView;
}
async function start(of: Plan, more: object = {}): Promise<RunView> {
  const begun = await call(nadia, 'POST', '/runs', { from: { plan: of }, title: 'Ouverture', ...more });
  expect(begun.status).toBe(201);
  return begun.body as RunView;
}
const answerOf = (value: number) => ({ version: 0, answer: { kind: 'number', value } });
const ticked = { version: 0, answer: { kind: 'tick' } };

describe('templates', () => {
  test('a run keeps the version that it began with', async () => {
    const template = await makeTemplate(plan([tick('a', { title: 'Allumer' })]));
    const run = (await call(nadia, 'POST', '/runs', { from: { template: template.id } })).body as RunView;
    const next = plan([tick('a', { title: 'Allumer les enseignes' }), tick('b')]);
    const changed = await call(nadia, 'PUT', `/templates/${template.id}`, {
      version: 1,
      name: 'Ouverture',
      description: '',
      plan: next,
    });
    expect(changed).toMatchObject({ status: 200, body: { version: 2, items: 2 } });
    expect(await call(nadia, 'GET', `/runs/${run.id}`)).toMatchObject({
      body: { title: 'Ouverture du magasin', template: { version: 1 }, progress: { total: 1 } },
    });
    expect(await call(nadia, 'GET', `/templates/${template.id}?version=1`)).toMatchObject({
      body: { plan: { sections: [{ items: [{ title: 'Allumer' }] }] } },
    });
  });

  test('two who change one at once: the second is told, and nothing is lost', async () => {
    const template = await makeTemplate(plan([tick('a')]));
    const body = { version: 1, name: 'x', description: '', plan: plan([tick('b')]) };
    const answers = await Promise.all([
      call(nadia, 'PUT', `/templates/${template.id}`, body),
      call(nadia, 'PUT', `/templates/${template.id}`, { ...body, name: 'y' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a member changes their own, not another’s; a guest sees none', async () => {
    const theirs = await makeTemplate(plan([tick('a')]), luc);
    const body = { version: 1, name: 'x', description: '', plan: plan([tick('b')]) };
    expect(await call(etienne, 'PUT', `/templates/${theirs.id}`, body)).toMatchObject({
      status: 403,
      body: { code: 'template.forbidden' },
    });
    expect(await call(luc, 'PUT', `/templates/${theirs.id}`, body)).toMatchObject({ status: 200 });
    expect(await call(priya, 'GET', `/templates/${theirs.id}`)).toMatchObject({ status: 404 });
  });

  test('taken off the list, it starts nothing any more', async () => {
    const template = await makeTemplate(plan([tick('a')]));
    expect(await call(nadia, 'DELETE', `/templates/${template.id}`)).toMatchObject({ status: 200 });
    const begun = await call(nadia, 'POST', '/runs', { from: { template: template.id } });
    expect(begun).toMatchObject({ status: 404, body: { code: 'template.not-found' } });
  });

  test('what is wrong with an item is named', async () => {
    const wrong = plan([tick('a', { when: { item: 'b', is: 'done' } }), tick('b')]);
    const answer = await call(nadia, 'POST', '/templates', { name: 'x', plan: wrong });
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'plan.sections.0.items.0.when' }] } });
  });
});

describe('a run', () => {
  test('from start to seal, with its history', async () => {
    const run = await start(plan([tick('a'), number('t')]));
    expect(await call(etienne, 'POST', `/runs/${run.id}/complete`)).toMatchObject({
      status: 422,
      body: { code: 'run.incomplete', fields: [{ path: 'a' }, { path: 't' }] },
    });
    await call(etienne, 'PUT', `/runs/${run.id}/items/a`, ticked);
    await call(nadia, 'PUT', `/runs/${run.id}/items/t`, answerOf(3));
    const done = await call(nadia, 'POST', `/runs/${run.id}/complete`);
    expect(done).toMatchObject({
      status: 200,
      body: {
        state: 'done',
        progress: { done: 2, total: 2 },
        completedBy: { name: nadia.name },
        seal: { hash: expect.stringMatching(/^[0-9a-f]{64}$/), intact: true },
        items: [{ by: { name: etienne.name } }, { by: { name: nadia.name } }],
      },
    });
    expect(await call(etienne, 'PUT', `/runs/${run.id}/items/a`, { version: 1, answer: null })).toMatchObject({
      status: 422,
      body: { code: 'run.closed' },
    });
    const history = await call(nadia, 'GET', `/runs/${run.id}/entries`);
    expect((history.body as { items: { kind: string }[] }).items.map(({ kind }) => kind)).toEqual([
      'completed',
      'answered',
      'answered',
      'started',
    ]);
  });

  test('fifty people who tick at once: each tick is kept, once', async () => {
    const keys = Array.from({ length: 50 }, (_, n) => `k${n}`);
    const run = await start(plan(keys.map((key) => tick(key))));
    const who = [nadia, etienne, luc];
    const answers = await Promise.all(
      keys.map((key, n) => call(who[n % 3] ?? nadia, 'PUT', `/runs/${run.id}/items/${key}`, ticked)),
    );
    expect(answers.map(({ status }) => status)).toEqual(keys.map(() => 200));
    const now = (await call(nadia, 'GET', `/runs/${run.id}`)).body as RunView;
    expect(now).toMatchObject({ progress: { done: 50, missing: 0 }, version: '51' });
    expect(now.items.map(({ version, by }) => [version, by?.name])).toEqual(keys.map((_, n) => [1, who[n % 3]?.name]));
  });

  test('the same item answered differently at once: the second sees both answers', async () => {
    const run = await start(plan([choice('c')]));
    const answer = (option: string) => ({ version: 0, answer: { kind: 'choice', option } });
    await call(etienne, 'PUT', `/runs/${run.id}/items/c`, answer('ok'));
    expect(await call(nadia, 'PUT', `/runs/${run.id}/items/c`, answer('ko'))).toMatchObject({
      status: 409,
      body: { code: 'item.clash', clashes: [{ yours: { option: 'ko' }, theirs: { option: 'ok' }, by: etienne.oid }] },
    });
  });

  test('a number out of its range files a ticket, linked both ways, once', async () => {
    const run = await start(plan([number('t', { title: 'Frigo du quai' })]));
    await call(etienne, 'PUT', `/runs/${run.id}/items/t`, answerOf(9));
    await service.service.idle();
    const now = (await call(nadia, 'GET', `/runs/${run.id}`)).body as RunView;
    expect(now.tickets).toMatchObject([{ title: 'Frigo du quai\u00a0: 9\u00a0°C', open: true }]);
    const ticket = await call(nadia, 'GET', `/tickets/${now.items[0]?.ticket}`);
    expect(ticket).toMatchObject({
      body: { requester: { name: etienne.name }, source: 'system', description: expect.stringContaining('Ouverture') },
    });
    const again = await call(nadia, 'POST', `/runs/${run.id}/items/t/ticket`);
    expect((again.body as RunView).tickets).toEqual(now.tickets);
  });

  test('one that a ticket carries is found by its ticket, and names it', async () => {
    const filed = await call(nadia, 'POST', '/tickets', { title: 'Panne du frigo' });
    const ticket = (filed.body as { id: string }).id;
    const run = await start(plan([tick('a')]), { ticket });
    await start(plan([tick('a')]));
    expect(run).toMatchObject({ ticket, tickets: [{ id: ticket, title: 'Panne du frigo', open: true }] });
    const carried = await call(nadia, 'GET', `/runs?ticket=${ticket}`);
    expect((carried.body as { items: RunView[] }).items.map(({ id }) => id)).toEqual([run.id]);
  });

  test('one sent twice under the same key starts once', async () => {
    const body = { from: { plan: plan([tick('a')]) }, title: 'Une fois' };
    const key = { 'idempotency-key': 'start-once' };
    const [one, two] = await Promise.all([
      call(nadia, 'POST', '/runs', body, key),
      call(nadia, 'POST', '/runs', body, key),
    ]);
    expect((two.body as RunView).id).toBe((one.body as RunView).id);
  });

  test('is listed by state and by who it concerns', async () => {
    const mine = await start(plan([tick('a', { assignee: { person: luc.oid } })]), { title: 'Pour Luc' });
    const listed = async (query: string, by: Person) =>
      ((await call(by, 'GET', `/runs?${query}`)).body as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(await listed('state=open,review&assignee=me', luc)).toEqual([mine.id]);
    await call(luc, 'PUT', `/runs/${mine.id}/items/a`, ticked);
    expect(await listed('assignee=me', luc)).toEqual([]);
    expect(await listed('state=open', luc)).toContain(mine.id);
    expect(await call(priya, 'GET', '/runs')).toMatchObject({ status: 403 });
  });

  test('sent back by its review, done again, approved', async () => {
    const run = await start(plan([tick('a')], { reviewer: { role: 'owner' } }));
    await call(etienne, 'PUT', `/runs/${run.id}/items/a`, ticked);
    await call(etienne, 'POST', `/runs/${run.id}/complete`);
    expect(await call(etienne, 'POST', `/runs/${run.id}/review`, { sendBack: [] })).toMatchObject({ status: 403 });
    const sendBack = [{ item: 'a', reason: 'La photo est floue' }];
    expect(await call(nadia, 'POST', `/runs/${run.id}/review`, { sendBack })).toMatchObject({
      body: { state: 'open', items: [{ isDone: false, returned: { reason: 'La photo est floue' } }] },
    });
    await call(etienne, 'PUT', `/runs/${run.id}/items/a`, { ...ticked, version: 2 });
    await call(etienne, 'POST', `/runs/${run.id}/complete`);
    expect(await call(nadia, 'POST', `/runs/${run.id}/review`, { sendBack: [] })).toMatchObject({
      body: { state: 'done', completedBy: { name: etienne.name }, seal: { intact: true } },
    });
  });
});

describe('a comment', () => {
  const comment = (by: Person, run: RunView, text: string) => call(by, 'POST', `/runs/${run.id}/comments`, { text });
  const history = async (run: RunView, by: Person) =>
    ((await call(by, 'GET', `/runs/${run.id}/entries`)).body as { items: RunEntryView[] }).items;

  test('is edited and deleted by whoever wrote it alone, and the history keeps that it was', async () => {
    const run = await start(plan([tick('a')]));
    await comment(etienne, run, 'Clé au quai 3');
    const [said] = await history(run, etienne);
    expect(said).toMatchObject({ kind: 'comment', can: ['edit', 'delete'], editedAt: null });
    expect((await history(run, nadia))[0]).toMatchObject({ can: [] });
    const path = `/runs/${run.id}/comments/${said?.comment}`;
    for (const [method, body] of [['PATCH', { text: 'Volé' }], ['DELETE']] as const)
      expect(await call(nadia, method, path, body)).toMatchObject({ status: 403, body: { code: 'comment.not-yours' } });
    expect(await call(etienne, 'PATCH', path, { text: 'Clé au quai 4' })).toMatchObject({ body: { comments: 1 } });
    expect(await history(run, nadia)).toMatchObject([
      { kind: 'comment-edited', by: { name: etienne.name } },
      { kind: 'comment', text: 'Clé au quai 4', editedAt: expect.any(String) },
      { kind: 'started' },
    ]);
    expect(await call(etienne, 'DELETE', path)).toMatchObject({ body: { comments: 0 } });
    expect((await history(run, nadia)).map(({ kind, text, can }) => [kind, text, can])).toEqual([
      ['comment-deleted', undefined, undefined],
      ['comment-edited', undefined, undefined],
      ['comment', '', []],
      ['started', undefined, undefined],
    ]);
    expect(await call(etienne, 'PATCH', path, { text: 'Encore' })).toMatchObject({ status: 404 });
  });
});

describe('the report', () => {
  const today = new Date().toISOString().slice(0, 10);
  const asked = (query: string, by: Person = nadia) => call(by, 'GET', `/run-report?timeZone=UTC&${query}`);

  test('counts what was begun in the period, by template, and names what fails', async () => {
    const template = await makeTemplate(plan([choice('c')]));
    const begin = async () => (await call(nadia, 'POST', '/runs', { from: { template: template.id } })).body as RunView;
    const [done] = [await begin(), await begin()];
    await call(luc, 'PUT', `/runs/${done?.id}/items/c`, { version: 0, answer: { kind: 'choice', option: 'ko' } });
    await call(luc, 'POST', `/runs/${done?.id}/complete`);
    const counts = { started: 2, completed: 1, open: 1, overdue: 0, cancelled: 0 };
    const named = { id: template.id, name: 'Ouverture du magasin' };
    expect(await asked(`from=${today}&to=${today}&template=${template.id}`, luc)).toMatchObject({
      status: 200,
      body: {
        total: counts,
        periods: [{ from: today, counts }],
        templates: [{ template: named, counts }],
        failing: [{ template: named, item: 'c', answered: 1, failed: 1 }],
        isWhole: true,
      },
    });
    expect(await asked('from=2020-01-01&to=2020-01-31')).toMatchObject({ body: { total: { started: 0 } } });
  });
  test.each([
    ['before its first day', 'from=2026-05-02&to=2026-05-01'],
    ['more than a year after it', 'from=2025-05-01&to=2026-05-02'],
  ])('refuses a last day %s, and guests', async (_, query) => {
    expect(await asked(query)).toMatchObject({ status: 400, body: { fields: [{ path: 'query.to' }] } });
    expect(await asked(`from=${today}&to=${today}`, priya)).toMatchObject({ status: 403 });
  });
});

describe('who hears of it', () => {
  const told = (person: Person) =>
    service.cloud.graph.feedOf(person.oid).map(({ activityType, parameters }) => [activityType, parameters['ticket']]);

  test('those whom it is given to, who reviews it, and who started it once it is completed', async () => {
    const title = 'Clôture de mai';
    const reviewed = plan([tick('a')], { reviewer: { role: 'owner' } });
    await call(etienne, 'POST', '/runs', { from: { plan: reviewed }, title, assignees: [luc.oid] });
    await service.service.idle();
    expect(told(luc)).toContainEqual(['checklistAssigned', title]);
    const listed = await call(luc, 'GET', '/runs?assignee=me');
    const run = (listed.body as { items: RunView[] }).items.find((item) => item.title === title);
    await call(luc, 'PUT', `/runs/${run?.id}/items/a`, ticked);
    await call(luc, 'POST', `/runs/${run?.id}/complete`);
    await service.service.idle();
    expect(told(nadia)).toContainEqual(['checklistReview', title]);
    await call(nadia, 'POST', `/runs/${run?.id}/review`, { sendBack: [] });
    await service.service.idle();
    expect(told(luc)).toContainEqual(['checklistCompleted', title]);
    expect(told(priya).map(([type]) => type)).not.toContain('checklistAssigned');
  });

  test('one’s own page lists what falls to one, by item, until it is done', async () => {
    const mine = tick('a', { title: 'Compter la caisse', assignee: { person: etienne.oid }, dueAfter: 30 });
    const run = await start(plan([mine, tick('b')]), { title: 'Pour Étienne' });
    const listed = async () => {
      const answer = await service.call(etienne, 'GET', '/api/v1/me/runs');
      return (answer.body as { items: { id: string }[] }).items.find(({ id }) => id === run.id);
    };
    expect(await listed()).toMatchObject({
      deskName: 'Informatique',
      mine: [{ key: 'a', title: 'Compter la caisse', due: expect.any(String) }],
    });
    await call(etienne, 'PUT', `/runs/${run.id}/items/a`, ticked);
    expect(await listed()).toBeUndefined();
  });
});

describe('two instances over one store', () => {
  let other: Service;
  beforeAll(async () => {
    other = await startService(service.config, { tabFolder: null });
  });
  afterAll(() => other.close());

  test('ticks through both are all kept', async () => {
    const keys = Array.from({ length: 30 }, (_, n) => `k${n}`);
    const run = await start(plan(keys.map((key) => tick(key))));
    const token = await service.cloud.entra.mintPersonToken(etienne);
    const through = (url: string, key: string) =>
      fetch(`${url}${desk}/runs/${run.id}/items/${key}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(ticked),
      });
    const answers = await Promise.all(keys.map((key, n) => through(n % 2 === 0 ? service.url : other.url, key)));
    expect(answers.map(({ status }) => status)).toEqual(keys.map(() => 200));
    expect(await call(nadia, 'GET', `/runs/${run.id}`)).toMatchObject({ body: { progress: { done: 30 } } });
  });
});
