import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunView } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
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

async function call(person: Person, method: string, path: string, body?: unknown) {
  return service.call(person, method, `${desk}${path}`, body, { 'accept-language': 'en' });
}
async function file(by: Person = nadia): Promise<TicketView> {
  return (await call(by, 'POST', '/tickets', { title: 'Nouvelle arrivée' })).body as TicketView;
}
async function start(ticket: string, holds: boolean, by: Person = nadia): Promise<RunView> {
  const from = { plan: plan([tick('a')]) };
  const begun = await call(by, 'POST', '/runs', { from, title: 'Accueil', ticket, holds });
  expect(begun.status).toBe(201);
  return begun.body as RunView;
}
function move(ticket: TicketView, status: string, version = ticket.version) {
  return call(nadia, 'PATCH', `/tickets/${ticket.id}`, { version, changes: { status } });
}
async function finish(run: RunView) {
  await call(nadia, 'PUT', `/runs/${run.id}/items/a`, { version: 0, answer: { kind: 'tick' } });
  expect(await call(nadia, 'POST', `/runs/${run.id}/complete`)).toMatchObject({ status: 200 });
}

const held = {
  status: 422,
  body: {
    code: 'ticket.held',
    detail: 'Checklists hold this ticket open. Complete or cancel them first. Still open: “Accueil”.',
  },
};

describe('a ticket that a checklist holds open', () => {
  test.each(['resolved', 'closed'])('is not %s until the checklist is complete', async (status) => {
    const ticket = await file();
    const run = await start(ticket.id, true);
    expect(await move(ticket, status)).toMatchObject({ ...held, body: { fields: [{ path: 'changes.status' }] } });
    expect(await move(ticket, status)).toMatchObject(held);
    expect(await move(ticket, 'active')).toMatchObject({ status: 200 });
    await finish(run);
    expect(await move(ticket, status, '2')).toMatchObject({ status: 200, body: { status } });
  });

  test('is free once the checklist is cancelled, or holds it no more; one that does not hold it never did', async () => {
    const ticket = await file();
    await start(ticket.id, false);
    const cancelled = await start(ticket.id, true);
    const released = await start(ticket.id, true);
    await call(nadia, 'POST', `/runs/${cancelled.id}/cancel`, { reason: 'Plus besoin' });
    expect(await move(ticket, 'closed')).toMatchObject(held);
    const change = await call(nadia, 'PATCH', `/runs/${released.id}`, { holds: false });
    expect(change).toMatchObject({ status: 200, body: { holds: false } });
    expect(await move(ticket, 'closed')).toMatchObject({ status: 200 });
  });

  test('is not closed as a duplicate, nor by taking its reopening back', async () => {
    const [ticket, other] = [await file(), await file()];
    await move(ticket, 'closed');
    const opened = (await move(ticket, 'active', '2')).body as TicketView;
    const run = await start(ticket.id, true);
    expect(await call(nadia, 'POST', `/tickets/${ticket.id}/undo`, { seq: 3 })).toMatchObject(held);
    expect(await call(nadia, 'POST', `/tickets/${ticket.id}/merge`, { into: other.id })).toMatchObject(held);
    await finish(run);
    expect(opened.version).toBe('3');
    expect(await call(nadia, 'POST', `/tickets/${ticket.id}/undo`, { seq: 3 })).toMatchObject({ status: 200 });
  });
});

describe('a checklist on a ticket', () => {
  test('is started by whoever may change the ticket', async () => {
    const ticket = await file(nadia);
    const from = { plan: plan([tick('a')]) };
    const refused = await call(luc, 'POST', '/runs', { from, title: 'Accueil', ticket: ticket.id });
    expect(refused).toMatchObject({ status: 403, body: { code: 'ticket.forbidden', fields: [{ path: 'ticket' }] } });
    await start((await file(luc)).id, false, luc);
  });

  test('comes to hold it, or not, by whoever may change the ticket', async () => {
    const run = await start((await file(nadia)).id, true);
    await call(nadia, 'PATCH', `/runs/${run.id}`, { assignees: [etienne.oid] });
    const change = await call(etienne, 'PATCH', `/runs/${run.id}`, { holds: false });
    expect(change).toMatchObject({ status: 403, body: { code: 'ticket.forbidden' } });
  });

  test('holds nothing where there is no ticket', async () => {
    const body = { from: { plan: plan([tick('a')]) }, title: 'Accueil', holds: true };
    expect(await call(nadia, 'POST', '/runs', body)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'holds' }] },
    });
  });
});

describe('a category that brings its checklist', () => {
  test('starts it once with each ticket filed under it, whoever files it, and may hold the ticket by it', async () => {
    const made = await call(nadia, 'POST', '/templates', { name: 'Accueil', plan: plan([tick('a')]) });
    const { id: template } = made.body as { id: string };
    const { categories, version } = (await call(nadia, 'GET', '')).body as DeskView;
    const [first] = categories;
    const brings = categories.map((item) =>
      item === first ? { ...item, checklist: { template, holds: true } } : item,
    );
    expect(await call(nadia, 'PATCH', '', { version, categories: brings })).toMatchObject({ status: 200 });
    const body = { title: 'Nouvelle arrivée', category: first?.key };
    for (const by of [nadia, priya]) {
      const ticket = (await call(by, 'POST', '/tickets', body)).body as TicketView;
      await service.service.idle();
      expect(await call(nadia, 'GET', `/runs?ticket=${ticket.id}`)).toMatchObject({
        body: { items: [{ title: 'Accueil', template: { id: template }, holds: true }] },
      });
      expect(await move(ticket, 'closed')).toMatchObject(held);
    }
    const other = (await call(nadia, 'POST', '/tickets', { title: 'Autre', category: categories[1]?.key })).body;
    await service.service.idle();
    expect(await call(nadia, 'GET', `/runs?ticket=${(other as TicketView).id}`)).toMatchObject({ body: { items: [] } });
  });

  test('names one that is on the desk’s list', async () => {
    const { categories, version } = (await call(nadia, 'GET', '')).body as DeskView;
    const checklist = { template: `tpl_${'0'.repeat(20)}`, holds: false };
    const wanted = categories.map((item, n) => (n === 0 ? { ...item, checklist } : item));
    expect(await call(nadia, 'PATCH', '', { version, categories: wanted })).toMatchObject({
      status: 404,
      body: { code: 'template.not-found', fields: [{ path: 'categories.0.checklist' }] },
    });
  });
});
