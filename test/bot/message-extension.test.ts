import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { DeskId } from '#shared/kernel/ids.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { customField } from '#test/support/field-builders.ts';
import { publicUrl, startBot, startTrustedEntra, type TestBot } from './start-bot.ts';

const { nadia, luc, priya, megan, gerard } = people;
let teamsApp: TestBot;
let entra: Awaited<ReturnType<typeof startTrustedEntra>>;
beforeAll(async () => {
  entra = await startTrustedEntra();
});
afterAll(() => entra.close());
beforeEach(async () => {
  teamsApp = await startBot(entra);
  await teamsApp.installApp(teams.services);
});
afterEach(() => teamsApp.stop());

const Input = z.looseObject({ type: z.string(), id: z.string().optional(), value: z.unknown().optional() });
const Card = z.object({
  body: z.array(Input),
  actions: z.array(
    z.looseObject({ type: z.string(), title: z.string(), data: z.record(z.string(), z.unknown()).optional() }),
  ),
});
const Dialog = z.object({
  task: z.object({
    type: z.literal('continue'),
    value: z.object({ title: z.string(), card: z.object({ content: Card }) }),
  }),
});
const Found = z.object({
  composeExtension: z.object({
    type: z.literal('result'),
    attachments: z.array(
      z.object({ content: Card, preview: z.object({ content: z.object({ title: z.string(), text: z.string() }) }) }),
    ),
  }),
});
const inChannel = { channelId: channels.informatique.id };
const openIt = () => teamsApp.openDesk(nadia, teams.services, channels.informatique, 'Informatique');

async function ask(person: Person, name: string, value: unknown, where: 'chat' | typeof inChannel = inChannel) {
  const reply = await teamsApp.connector.invoke(person, where, `composeExtension/${name}`, value);
  expect(reply.status).toBe(200);
  return reply.body;
}

/** A message as Teams hands it over. */
const message = (by: Person) => ({
  messagePayload: {
    id: '1732356000000',
    linkToMessage: 'https://teams.microsoft.com/l/message/19:abc/1732356000000',
    body: {
      contentType: 'html',
      content: '<div>La caisse&nbsp;3 est <b>bloquée</b></div><div>Depuis 8 h, écran noir.</div>',
    },
    from: { user: { id: by.oid, displayName: by.name } },
    attachments: [{ name: 'photo-caisse.jpg' }, {}],
  },
});
const open = async (person: Person, value: unknown = message(luc), where?: 'chat') =>
  Dialog.parse(await ask(person, 'fetchTask', { commandId: 'createTicket', ...(value as object) }, where)).task.value
    .card.content;
/** Sends the dialog with what it holds and what was typed. */
const send = (person: Person, card: z.infer<typeof Card>, typed: Record<string, string> = {}) => {
  const held = Object.fromEntries(card.body.flatMap(({ id, value }) => (id === undefined ? [] : [[id, value]])));
  return ask(person, 'submitAction', {
    commandId: 'createTicket',
    data: { ...card.actions[0]?.data, ...held, ...typed },
  });
};
const typedInto = (card: z.infer<typeof Card>, id: string) => card.body.find((each) => each.id === id)?.value;
const linesOf = (card: z.infer<typeof Card>) => JSON.stringify(card.body);

describe('“Create ticket” on a message', () => {
  test('takes title and description from it, with the way back, and files for its author', async () => {
    await openIt();
    const form = await open(nadia);
    expect(typedInto(form, 'title')).toBe('La caisse 3 est bloquée');
    expect(typedInto(form, 'description')).toBe(
      'Depuis 8 h, écran noir.\n\nJoint au message\u00a0: photo-caisse.jpg\n\n' +
        '[Message dans Teams](https://teams.microsoft.com/l/message/19:abc/1732356000000)',
    );
    const filed = Dialog.parse(await send(nadia, form)).task.value.card.content;
    expect(linesOf(filed)).toContain('TKT-1 est créé.');
    expect(linesOf(filed)).toContain(luc.name);
    expect(filed.actions).toMatchObject([{ type: 'Action.OpenUrl', title: 'Ouvrir dans Docket' }]);
    expect(JSON.stringify(await teamsApp.say(luc, 'mes tickets'))).toContain('La caisse 3 est bloquée');
  });

  test('files for oneself where the author is not wanted, and once though it is sent twice', async () => {
    await openIt();
    const form = await open(nadia);
    const [once, twice] = [await send(nadia, form, { forAuthor: 'no' }), await send(nadia, form, { forAuthor: 'no' })];
    expect(JSON.stringify(once)).toContain(nadia.name);
    expect(twice).toEqual(once);
    expect(JSON.stringify(await teamsApp.say(luc, 'mes tickets'))).not.toContain('La caisse');
  });

  test.each([
    ['by oneself', nadia, nadia],
    ['of somebody who is not on the desk', nadia, gerard],
    ['where guests file', priya, luc],
  ])('offers no author for a message %s', async (_, by, author) => {
    await openIt();
    const form = await open(by, message(author));
    expect(form.body.map(({ id }) => id)).not.toContain('forAuthor');
  });

  test('comes again with what was typed and what to mend where the desk asks for more', async () => {
    const desk = await openIt();
    await teamsApp.changeDesk(nadia, desk, {
      fields: [customField('till', { label: 'Caisse', required: true })],
    });
    const form = await open(nadia);
    const again = Dialog.parse(await send(nadia, form, { title: 'Caisse bloquée' })).task.value.card.content;
    expect(linesOf(again)).toContain('Caisse\u00a0: ');
    expect(typedInto(again, 'title')).toBe('Caisse bloquée');
    const filed = await send(nadia, again, { 'field-till': '3' });
    expect(JSON.stringify(filed)).toContain('TKT-1 est créé.');
  });

  test('asks which desk where there are several and the conversation says nothing of it', async () => {
    await openIt();
    const second = await teamsApp.openDesk(nadia, teams.services, channels.servicesGeneral, 'Accueil');
    const choice = await open(nadia, message(luc), 'chat');
    const form = Dialog.parse(await send(nadia, choice, { deskId: second })).task.value.card.content;
    expect(typedInto(form, 'title')).toBe('La caisse 3 est bloquée');
    expect(JSON.stringify(await send(nadia, form))).toContain('est créé');
    expect(JSON.stringify(await teamsApp.say(nadia, 'espace'))).toContain('Accueil');
  });

  test('says to whom has no desk what to do, and files nothing for others', async () => {
    expect(await ask(nadia, 'fetchTask', message(luc), 'chat')).toMatchObject({
      task: { type: 'message', value: expect.stringContaining('espace') },
    });
    const desk = await openIt();
    const data = { step: 'file', deskId: desk, form: 'x', title: 'Intrus' };
    const reply = await ask(megan, 'submitAction', { data }, 'chat');
    expect(reply).toMatchObject({ task: { type: 'message' } });
  });

  test.each([[null], ['text'], [{ step: 'drop' }], [{ step: 'file', deskId: 'x' }]])(
    'bad data %j is refused',
    async (data) => {
      await openIt();
      const reply = await teamsApp.connector.invoke(nadia, inChannel, 'composeExtension/submitAction', { data });
      expect(reply.status).toBeLessThan(500);
      expect(JSON.stringify(await teamsApp.say(nadia, 'liste'))).toContain('Aucun ticket');
    },
  );
});

describe('Search and insert', () => {
  const sought = (text: string) => ({ commandId: 'searchTickets', parameters: [{ name: 'text', value: text }] });
  const titles = (reply: unknown) =>
    Found.parse(reply).composeExtension.attachments.map(({ preview }) => preview.content.title);
  let desk: DeskId;
  beforeEach(async () => {
    desk = await openIt();
    await teamsApp.say(luc, 'nouveau Imprimante du quai');
    await teamsApp.say(nadia, 'nouveau Salaire de Camille');
    await teamsApp.makeConfidential(nadia, desk, 2);
  });

  test('finds what one may see, on the desks one is on; before a word, what is open', async () => {
    expect(titles(await ask(luc, 'query', sought('imprimante')))).toEqual(['TKT-1 Imprimante du quai']);
    expect(titles(await ask(luc, 'query', { parameters: [{ name: 'initialRun', value: 'true' }] }))).toEqual([
      'TKT-1 Imprimante du quai',
    ]);
    expect(await ask(luc, 'query', sought('salaire'))).toMatchObject({ composeExtension: { type: 'message' } });
    expect(titles(await ask(nadia, 'query', sought('salaire')))).toEqual(['TKT-2 Salaire de Camille']);
  });

  test('the card inserted shows title and status; of a ticket that not everybody sees, only where it is', async () => {
    const cardOf = async (text: string) =>
      Found.parse(await ask(nadia, 'query', sought(text))).composeExtension.attachments[0]?.content;
    const printer = await cardOf('imprimante');
    expect(JSON.stringify(printer)).toContain('Imprimante du quai');
    const salary = await cardOf('salaire');
    expect(JSON.stringify(salary)).not.toContain('Salaire');
    expect(salary?.actions[0]?.type).toBe('Action.OpenUrl');
  });

  test('an address of a ticket unfolds for who may see it; any other stays as it is', async () => {
    const ticketId = await teamsApp.idOf(nadia, desk, 1);
    const unfold = (person: Person, url: string) => ask(person, 'queryLink', { url });
    const address = `${publicUrl}/tab/desk/${desk}/ticket/${ticketId}`;
    expect(titles(await unfold(luc, address))).toEqual(['TKT-1 Imprimante du quai']);
    const secret = `${publicUrl}/tab/desk/${desk}/ticket/${await teamsApp.idOf(nadia, desk, 2)}`;
    for (const [person, url] of [
      [priya, address],
      [megan, address],
      [luc, secret],
      [luc, address.replace(publicUrl, 'https://docket.example.evil')],
      [luc, `${publicUrl}/tab/me`],
      [luc, 'no address'],
    ] as const)
      expect(titles(await unfold(person, url))).toEqual([]);
  });
});
