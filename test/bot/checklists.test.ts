import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeskId } from '#shared/kernel/ids.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { choice, number, plan, tick } from '#test/support/checklist-builders.ts';
import { buttonsOf, linesOf, startBot, startTrustedEntra, type TestBot } from './start-bot.ts';

const { nadia, luc, camille, priya } = people;
let entra: Awaited<ReturnType<typeof startTrustedEntra>>;
let teamsApp: TestBot;
let desk: DeskId;
beforeAll(async () => {
  entra = await startTrustedEntra();
});
afterAll(() => entra.close());
beforeEach(async () => {
  teamsApp = await startBot(entra);
  await teamsApp.installApp(teams.services);
  desk = await teamsApp.openDesk(nadia, teams.services, channels.informatique, 'Informatique');
  await teamsApp.makeTemplate(nadia, desk, 'Ouverture du magasin', plan([tick('a'), tick('b'), number('frigo')]));
  await teamsApp.makeTemplate(nadia, desk, 'Fermeture du magasin', plan([tick('a')]));
});
afterEach(() => teamsApp.stop());

describe('Checklists by chatting', () => {
  test.each([['démarrer Ouverture du magasin'], ['lancer ouv'], ['start OUVERTURE']])(
    '“%s” starts the template that the name means',
    async (said) => {
      expect(linesOf(await teamsApp.say(luc, said)).slice(0, 2)).toEqual(['Démarrée.', 'Ouverture du magasin']);
    },
  );

  test('a name of none is answered with those that there are, and may become a ticket', async () => {
    const card = await teamsApp.say(luc, 'start the projector');
    expect(buttonsOf(card).slice(0, 3)).toEqual(['Fermeture du magasin', 'Ouverture du magasin', 'En faire un ticket']);
    expect(linesOf(await teamsApp.press(luc, card, 'En faire un ticket'))).toContain('démarrer the projector');
  });

  test('a name of several offers them, and the one pressed is started once', async () => {
    const asked = await teamsApp.say(luc, 'démarrer magasin');
    const started = await teamsApp.press(luc, asked, 'Fermeture du magasin');
    expect(linesOf(started)[0]).toBe('Démarrée.');
    await teamsApp.press(luc, asked, 'Fermeture du magasin');
    const lines = linesOf(await teamsApp.say(luc, 'check-list'));
    expect(lines.filter((line) => line === 'Fermeture du magasin')).toHaveLength(1);
  });

  test('items are ticked with a press, taken back, and answered; the last one lets one complete', async () => {
    let card = await teamsApp.say(luc, 'démarrer Ouverture');
    card = await teamsApp.press(luc, card, 'Cocher: Point a');
    expect(linesOf(card)).toContain('☑  Point a');
    card = await teamsApp.press(luc, card, 'Retirer la réponse: Point a');
    expect(linesOf(card)).toContain('☐  Point a');
    card = await teamsApp.press(luc, card, 'Cocher: Point a');
    card = await teamsApp.press(luc, card, 'Cocher: Point b');
    expect(buttonsOf(card)).not.toContain('Terminer');
    const item = await teamsApp.press(luc, card, 'Répondre: Frigo');
    card = await teamsApp.press(luc, item, 'Enregistrer', { answer: '3,5' });
    expect(linesOf(card).join()).toContain('3,5\u00a0°C');
    card = await teamsApp.press(luc, card, 'Terminer');
    expect(linesOf(card)).toEqual(expect.arrayContaining(['La check-list est terminée.', '3 sur 3 faits · Terminée']));
  });

  test('what is no answer is asked for again, and says so', async () => {
    const card = await teamsApp.say(luc, 'démarrer Ouverture');
    const item = await teamsApp.press(luc, card, 'Répondre: Frigo');
    const again = await teamsApp.press(luc, item, 'Enregistrer', { answer: 'froid' });
    expect(buttonsOf(again)).toContain('Enregistrer');
    expect(linesOf(again)).toContain('Frigo');
  });

  test('two people tick one checklist from cards that are out of date, and no tick is lost', async () => {
    const before = await teamsApp.say(luc, 'démarrer Ouverture');
    await teamsApp.press(camille, before, 'Cocher: Point a');
    const after = await teamsApp.press(luc, before, 'Cocher: Point b');
    expect(linesOf(after)).toEqual(expect.arrayContaining(['☑  Point a', '☑  Point b']));
  });

  test('an answer that another one has given meanwhile is kept, shown, and said', async () => {
    await teamsApp.makeTemplate(nadia, desk, 'Ronde', plan([choice('x')]));
    const before = await teamsApp.say(luc, 'démarrer Ronde');
    const item = await teamsApp.press(luc, before, 'Répondre: Extincteur');
    await teamsApp.press(camille, item, 'Enregistrer', { answer: 'ko' });
    const after = await teamsApp.press(luc, item, 'Enregistrer', { answer: 'ok' });
    const lines = linesOf(after);
    expect(lines[0]).toContain('Voici où il en est.');
    expect(lines.join()).toContain('Non conforme');
  });

  test('a long checklist is turned page by page, and a tick stays on its page', async () => {
    await teamsApp.makeTemplate(nadia, desk, 'Longue', plan(Array.from({ length: 30 }, (_, at) => tick(`p${at}`))));
    const first = await teamsApp.say(luc, 'démarrer Longue');
    const second = await teamsApp.press(luc, first, 'Suivants');
    const ticked = await teamsApp.press(luc, second, 'Cocher: Point p12');
    expect(linesOf(ticked)).toContain('☑  Point p12');
    expect(linesOf(ticked)).not.toContain('☐  Point p0');
    expect(linesOf(await teamsApp.press(luc, ticked, 'Précédents'))).toContain('☐  Point p0');
  });

  test('a channel reads that a checklist was started, and nothing of it', async () => {
    const post = await teamsApp.say(luc, 'démarrer Ouverture', channels.informatique.id);
    expect(linesOf(post)).toEqual(['Une check-list a été démarrée.']);
    expect(linesOf(await teamsApp.press(luc, post, 'refresh'))).toContain('☐  Point a');
  });

  test.each([['checklist'], ['start Ouverture']])(
    'to “%s” a guest is told nothing of it, and how to go on',
    async (said) => {
      const card = await teamsApp.say(priya, said);
      expect(linesOf(card).join()).not.toContain('Ouverture');
      expect(buttonsOf(card)).toEqual(['New ticket', 'My tickets', 'Help']);
    },
  );
});

describe('One’s own day and settings', () => {
  test.each([['ma journée'], ['my day']])(
    '“%s” shows the items that fall to one, and says when one is free',
    async (said) => {
      expect(linesOf(await teamsApp.say(luc, said))).toContain('Rien n’arrive à échéance aujourd’hui.');
      const mine = plan([tick('a', { title: 'Compter la caisse', assignee: { person: luc.oid } })]);
      await teamsApp.makeTemplate(nadia, desk, 'Caisse', mine);
      await teamsApp.say(nadia, 'démarrer Caisse');
      expect(linesOf(await teamsApp.say(luc, said))).toContain('☐  Compter la caisse');
    },
  );

  test.each([
    ['réglages', 'Langue'],
    ['settings', 'Langue'],
    ['paramètres', 'Langue'],
  ])('“%s” leads to where one chooses', async (said, button) => {
    expect(buttonsOf(await teamsApp.say(luc, said))).toContain(button);
  });

  test('the language is chosen by a word or a button, and Teams’ own comes back', async () => {
    expect(linesOf(await teamsApp.say(luc, 'langue anglais'))).toEqual(['From now on I speak English to you.']);
    const asked = await teamsApp.say(luc, 'language');
    expect(buttonsOf(asked).slice(0, 3)).toEqual(['English', 'Français', 'As in Teams']);
    const back = await teamsApp.press(luc, asked, 'As in Teams');
    expect(linesOf(back)).toEqual(['Désormais, je vous parle en français.']);
  });
});
