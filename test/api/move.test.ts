import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { customField } from '#test/support/field-builders.ts';
import { openItDesk, type Read, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** A ticket handed to another desk (T6), over the API: Nadia owns both, Camille is on both, the other members on the first only. */
const { nadia, etienne, camille, luc } = people;
let service: TestService;
let desk: string;
let payroll: string;
let here: ReturnType<typeof ticketsOf>;
let there: ReturnType<typeof ticketsOf>;

beforeAll(async () => {
  service = await startTestService();
  desk = await openItDesk(service);
  const body = { name: 'Paie', language: 'fr', channelId: channels.ressourcesHumaines.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  payroll = (made.body as { id: string }).id;
  await settle(payroll, { prefix: 'PAIE' });
  await settle(desk, { fields: [customField('serial', { label: 'Numéro de série' })] });
  [here, there] = [ticketsOf(service, desk), ticketsOf(service, payroll)];
});
afterAll(() => service.close());

async function settle(id: string, settings: object) {
  const { version } = (await service.call(nadia, 'GET', `/api/v1/desks/${id}`)).body as { version: string };
  const changed = await service.call(nadia, 'PATCH', `/api/v1/desks/${id}`, { version, ...settings });
  expect(changed.status).toBe(200);
}
const move = (person: Person, { id }: Read, from = here, to = payroll) =>
  service.call(person, 'POST', `${from.path}/${id}/move`, { to });
const preview = (person: Person, { id }: Read) => service.call(person, 'GET', `${here.path}/${id}/move?to=${payroll}`);

describe('a ticket that goes to another desk', () => {
  let ticket: Read;
  let file: string;
  beforeAll(async () => {
    ticket = await here.file(etienne, { title: 'Prime oubliée', fields: { serial: 'X-1' } });
    const onTicket = `${here.path}/${ticket.id}`;
    const uploaded = await service.call(etienne, 'POST', `${onTicket}/files?name=fiche.txt`, Buffer.from('Fiche'));
    file = (uploaded.body as { id: string }).id;
    await service.call(etienne, 'POST', `${onTicket}/comments`, { text: 'Voici la fiche', files: [file] });
    await here.comment(nadia, ticket.id, 'À vérifier entre nous', true);
    const related = await here.file(nadia, { title: 'Autre prime' });
    await service.call(nadia, 'POST', `${onTicket}/links`, { kind: 'relates', ticket: related.id });
    const run = { from: { plan: plan([tick('a')]) }, title: 'Contrôle', ticket: ticket.id, holds: false };
    await service.call(nadia, 'POST', `/api/v1/desks/${desk}/runs`, run);
    ticket = await here.read(nadia, ticket.id);
  });

  test('says before what does not fit, who will not see it, and what stays behind', async () => {
    expect(await preview(nadia, ticket)).toMatchObject({
      status: 200,
      body: {
        changes: [{ field: 'fields."Numéro de série"', from: 'X-1', to: null }],
        unseen: [{ id: etienne.oid, name: 'Étienne Tremblay' }],
        links: 1,
        runs: 1,
      },
    });
  });

  test('arrives whole, under a number of that desk, and is on the first one no more', async () => {
    const answer = await move(nadia, ticket);
    expect(answer).toMatchObject({ status: 200, body: { key: 'PAIE-1', ticket: { id: ticket.id, deskId: payroll } } });
    expect(await there.read(camille, ticket.id)).toMatchObject({
      number: 1,
      key: 'PAIE-1',
      requester: { id: etienne.oid, name: 'Étienne Tremblay', left: true },
      links: [],
      fields: {},
      timeline: [
        { kind: 'created', by: { id: etienne.oid, name: 'Étienne Tremblay' } },
        { kind: 'comment', comment: { text: 'Voici la fiche', files: [{ id: file, name: 'fiche.txt' }] } },
        { kind: 'moved', origin: { deskName: 'Informatique', key: 'TKT-1' }, changes: [{ from: 'X-1', to: null }] },
      ],
    });
    expect((await there.search(camille, 'fiche')).items).toMatchObject([{ id: ticket.id }]);
    expect((await here.list(nadia)).items.some(({ id }) => id === ticket.id)).toBe(false);
    expect((await here.search(nadia, 'prime oubliée')).items).toEqual([]);
  });

  test('brings its notes to those who may read them there, and its files', async () => {
    const notes = (read: Read) => read.timeline.filter((entry) => entry.comment?.text === 'À vérifier entre nous');
    expect(notes(await there.read(nadia, ticket.id))).toHaveLength(1);
    expect(notes(await there.read(camille, ticket.id))).toHaveLength(0);
    const path = `${ticket.id}/files/${file}`;
    expect(await service.call(camille, 'GET', `${there.path}/${path}`)).toMatchObject({ status: 200 });
    expect(await service.call(nadia, 'GET', `${here.path}/${path}`)).toMatchObject({ status: 404 });
  });

  test('is found from its old address by those who see it, and tells nobody else that it is anywhere', async () => {
    const from = (person: Person) => service.call(person, 'GET', `${here.path}/${ticket.id}`);
    expect(await from(camille)).toMatchObject({ status: 404, body: { code: 'ticket.moved', movedTo: payroll } });
    const hidden = (await from(luc)).body as object;
    expect(hidden).toMatchObject({ code: 'ticket.not-found' });
    expect(hidden).not.toHaveProperty('movedTo');
  });

  test('leaves the tickets that it was related to without it, and its checklist on the first desk', async () => {
    const { items } = await here.search(nadia, 'autre prime');
    expect(await here.read(nadia, items[0]?.id ?? '')).toMatchObject({ links: [] });
    const { body } = await service.call(nadia, 'GET', `/api/v1/desks/${desk}/runs?limit=10`);
    expect(body).toMatchObject({ items: [{ title: 'Contrôle' }] });
  });

  test('goes back by undo, to its old number, with what did not fit', async () => {
    const { timeline } = await there.read(nadia, ticket.id);
    const undone = await there.undo(nadia, ticket.id, timeline.at(-1)?.seq ?? 0);
    expect(undone).toMatchObject({ status: 200, body: { ticket: null } });
    expect(await here.read(nadia, ticket.id)).toMatchObject({
      key: 'TKT-1',
      fields: { serial: 'X-1' },
      requester: { left: false },
      timeline: [
        { kind: 'created' },
        { kind: 'comment' },
        { kind: 'comment' },
        { kind: 'linked' },
        { kind: 'moved' },
        { kind: 'moved', origin: { deskName: 'Paie', key: 'PAIE-1' } },
      ],
    });
    expect(await service.call(etienne, 'GET', `${here.path}/${ticket.id}/files/${file}`)).toMatchObject({
      status: 200,
    });
    expect(await move(nadia, await here.read(nadia, ticket.id))).toMatchObject({ body: { key: 'PAIE-1' } });
  });
});

test('what somebody built on there is not taken back over their head', async () => {
  const ticket = await here.file(nadia, { title: 'Badge' });
  await move(nadia, ticket);
  const { timeline } = await there.read(nadia, ticket.id);
  await there.comment(camille, ticket.id, 'Je m’en occupe');
  expect(await there.undo(nadia, ticket.id, timeline.at(-1)?.seq ?? 0)).toMatchObject({
    body: { code: 'undo.overtaken' },
  });
});

test('it takes somebody who may work on it here, and file for others there', async () => {
  const ticket = await here.file(etienne, { title: 'Chaise' });
  expect(await move(etienne, ticket)).toMatchObject({ status: 404, body: { code: 'desk.not-found' } });
  expect(await move(camille, ticket)).toMatchObject({ status: 403, body: { code: 'ticket.forbidden' } });
  await here.change(nadia, ticket, { assignees: [camille.oid] });
  expect(await move(camille, ticket)).toMatchObject({ status: 200 });
});

test('a ticket that a checklist holds open stays until that is done', async () => {
  const ticket = await here.file(nadia, { title: 'Poste' });
  const run = { from: { plan: plan([tick('a')]) }, title: 'Préparation', ticket: ticket.id, holds: true };
  await service.call(nadia, 'POST', `/api/v1/desks/${desk}/runs`, run);
  expect(await move(nadia, ticket)).toMatchObject({ status: 422, body: { code: 'ticket.held' } });
});

test('of many who move one ticket at the same moment one does', async () => {
  const ticket = await here.file(nadia, { title: 'Écran' });
  const answers = await Promise.all(Array.from({ length: 6 }, () => move(nadia, ticket)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await there.search(nadia, 'écran')).items).toHaveLength(1);
});

test('the bot finds it by its old number, and tells the channel that it left nothing of it', async () => {
  const ticket = await here.file(nadia, { title: 'Vidéoprojecteur' });
  await move(nadia, ticket);
  const channel = channels.informatique.id;
  const { connector } = service.cloud;
  await connector.say(nadia, { channelId: channel }, `@Docket voir ${ticket.number}`);
  const [posted] = connector.messages(channel).slice(-1);
  if (posted === undefined) throw new Error('the bot said nothing');
  expect(JSON.stringify(posted.cards)).toContain('La réponse est réservée');
  expect(JSON.stringify(posted.cards)).not.toContain('PAIE-');
  const press = { type: 'Action.Execute', verb: 'ticket.show', data: { deskId: desk, ticketId: ticket.id } } as const;
  expect(JSON.stringify((await connector.press(nadia, posted, press)).body)).toContain('Vidéoprojecteur');
  expect(JSON.stringify((await connector.press(luc, posted, press)).body)).not.toContain('Vidéoprojecteur');
});
