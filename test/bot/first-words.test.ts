import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeskId } from '#shared/kernel/ids.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { buttonsOf, linesOf, startBot, startTrustedEntra, type TestBot } from './start-bot.ts';

const { nadia, luc, camille, priya, samuel, etienne } = people;
let teamsApp: TestBot;
let desk: DeskId;
let entra: Awaited<ReturnType<typeof startTrustedEntra>>;
beforeAll(async () => {
  entra = await startTrustedEntra();
});
afterAll(() => entra.close());
beforeEach(async () => {
  teamsApp = await startBot(entra);
  await teamsApp.installApp(teams.services);
  desk = await teamsApp.openDesk(nadia, teams.services, channels.informatique, 'Informatique');
  teamsApp.world.setPersonalApp(samuel.oid, true);
  teamsApp.world.setPersonalApp(etienne.oid, true);
});
afterEach(() => teamsApp.stop());

describe('In one’s own chat with the bot', () => {
  test.each([
    ['nouveau Écran noir au quai 3', luc, 'Créé.', 'Nouveau'],
    ['new Écran noir au quai 3', priya, 'Filed.', 'New'],
  ])('“%s” files a ticket and answers in the person’s language', async (said, person, notice, status) => {
    const card = await teamsApp.say(person, said);
    expect(linesOf(card).slice(0, 3)).toEqual([notice, 'TKT-1', 'Écran noir au quai 3']);
    expect(card.card.fallbackText).toBe(`${notice} TKT-1 · Écran noir au quai 3 · ${status}`);
  });

  test.each([['list'], ['LISTE']])('“%s” lists the open tickets of one’s only desk', async (said) => {
    await teamsApp.say(luc, 'nouveau Premier');
    await teamsApp.say(luc, 'nouveau Second');
    await teamsApp.say(luc, 'fermer 1');
    const lines = linesOf(await teamsApp.say(luc, said));
    expect(lines).toEqual(['Tickets ouverts dans Informatique', 'TKT-2  Second', 'Nouveau · Normale · personne']);
  });

  test('the list is turned page by page, forth and back', async () => {
    for (let number = 1; number <= 11; number++) await teamsApp.say(luc, `nouveau Demande ${number}`);
    const first = await teamsApp.say(luc, 'liste');
    expect(buttonsOf(first)).not.toContain('Précédents');
    const second = await teamsApp.press(luc, first, 'Suivants');
    expect(linesOf(second)).toContain('TKT-1  Demande 1');
    expect(linesOf(second)).not.toContain('TKT-2  Demande 2');
    expect(buttonsOf(second)).not.toContain('Suivants');
    expect(linesOf(await teamsApp.press(luc, second, 'refresh'))).toEqual(linesOf(second));
    expect(linesOf(await teamsApp.press(luc, second, 'Précédents'))).toEqual(linesOf(first));
  });

  test.each([['mine'], ['mes tickets']])('“%s” shows what one asked for and was given', async (said) => {
    await teamsApp.say(luc, 'nouveau Demande de Luc');
    await teamsApp.say(nadia, 'nouveau Demande de Nadia');
    await teamsApp.say(nadia, 'attribuer 2 Luc');
    await teamsApp.say(nadia, 'nouveau Autre demande de Nadia');
    const lines = linesOf(await teamsApp.say(luc, said));
    expect(lines.filter((line) => line.startsWith('TKT'))).toEqual([
      'TKT-2  Demande de Nadia',
      'TKT-1  Demande de Luc',
    ]);
  });

  test.each([['show 1'], ['voir #1'], ['voir tkt-1']])(
    '“%s” shows the ticket with the buttons of one’s role',
    async (said) => {
      await teamsApp.say(nadia, 'nouveau Badge perdu\nDepuis lundi.');
      const card = await teamsApp.say(nadia, said);
      expect(linesOf(card)).toContain('Depuis lundi.');
      expect(buttonsOf(card)).toEqual([
        'Me l’attribuer',
        'Fermer',
        'Commenter',
        'Ouvrir dans Docket',
        'Tickets ouverts',
      ]);
    },
  );

  test.each([['assign 1 me'], ['attribuer 1 à moi']])('“%s” gives one the ticket', async (said) => {
    await teamsApp.say(luc, 'nouveau Badge perdu');
    expect(linesOf(await teamsApp.say(nadia, said))).toContain('Responsable  Nadia Bergeron-Roy');
  });

  test.each([['attribuer 1 Étienne'], ['assign 1 @etienne tremblay']])(
    '“%s” finds the person by name',
    async (said) => {
      await teamsApp.say(nadia, 'nouveau Badge perdu');
      expect(linesOf(await teamsApp.say(nadia, said))).toContain('Responsable  Étienne Tremblay');
    },
  );

  test.each([['comment 1 Il est au guichet'], ['commenter 1 Il est au guichet']])('“%s” comments', async (said) => {
    await teamsApp.say(luc, 'nouveau Badge perdu');
    expect(linesOf(await teamsApp.say(camille, said))).toContain('Il est au guichet');
  });

  test.each([['close 1'], ['fermer TKT-1']])('“%s” closes', async (said) => {
    await teamsApp.say(luc, 'nouveau Badge perdu');
    const lines = linesOf(await teamsApp.say(luc, said));
    expect(lines).toContain('Statut  Fermé');
  });

  test('what a checklist holds open is not closed, and the bot names the checklist', async () => {
    await teamsApp.say(luc, 'nouveau Nouvelle arrivée');
    await teamsApp.holdOpen(luc, desk, 1, plan([tick('a')]), 'Accueil');
    const lines = linesOf(await teamsApp.say(luc, 'fermer 1'));
    expect(lines.join()).toContain('Encore ouvert\u00a0: «\u00a0Accueil\u00a0»');
  });

  test.each([['reopen 1'], ['rouvrir TKT-1']])('“%s” opens a closed ticket again', async (said) => {
    await teamsApp.say(luc, 'nouveau Badge perdu');
    await teamsApp.say(nadia, 'fermer 1');
    const lines = linesOf(await teamsApp.say(nadia, said));
    expect(lines).toContain('Rouvert.');
    expect(lines).toContain('Statut  En cours');
  });

  test.each([['status 1 waiting'], ['statut 1 En attente'], ['statut #1 en att']])(
    '“%s” gives the status, in whichever language it is named',
    async (said) => {
      await teamsApp.say(luc, 'nouveau Badge perdu');
      const lines = linesOf(await teamsApp.say(nadia, said));
      expect(lines).toContain('Le statut est changé.');
      expect(lines).toContain('Statut  En attente');
    },
  );

  test('a status that the desk does not know is answered with those that may follow, one press away', async () => {
    await teamsApp.say(luc, 'nouveau Badge perdu');
    const asked = await teamsApp.say(nadia, 'statut 1 parti en vacances');
    expect(linesOf(asked)).toEqual(['Quel statut donner à TKT-1\u202f? En cours, En attente, Résolu ou Fermé.']);
    expect(linesOf(await teamsApp.press(nadia, asked, 'Résolu'))).toContain('Statut  Résolu');
  });

  test('nobody sets a status by the bot that they may not set in the tab', async () => {
    await teamsApp.say(nadia, 'nouveau Badge perdu');
    const lines = linesOf(await teamsApp.say(luc, 'statut 1 Fermé'));
    expect(lines).toHaveLength(1);
    expect(linesOf(await teamsApp.say(nadia, 'voir 1'))).toContain('Statut  Nouveau');
  });

  test.each([['search badge'], ['rechercher BADGE']])('“%s” finds tickets, closed ones too', async (said) => {
    await teamsApp.say(luc, 'nouveau Badge perdu');
    await teamsApp.say(luc, 'nouveau Écran noir');
    await teamsApp.say(nadia, 'nouveau Badge de visiteur');
    await teamsApp.say(nadia, 'fermer 1');
    const lines = linesOf(await teamsApp.say(luc, said));
    expect(lines.filter((line) => line.startsWith('TKT'))).toEqual(['TKT-3  Badge de visiteur', 'TKT-1  Badge perdu']);
  });

  test('a search that finds nothing says so and offers a way on', async () => {
    const none = await teamsApp.say(luc, 'rechercher introuvable');
    expect(linesOf(none)[1]).toBe('Aucun ticket ne contient tous ces mots. Essayez-en moins, ou créez un ticket.');
    expect(buttonsOf(none)).toContain('Nouveau ticket');
  });

  test.each([
    ['help', priya, 'What Docket can do here'],
    ['aide', luc, 'Ce que Docket sait faire ici'],
    ['Hi!', priya, 'Hello, Priya Raman!'],
    ['BONJOUR', luc, 'Bonjour Luc Ouellet\u202f!'],
  ])('“%s” is answered with what one can do', async (said, person, first) => {
    const card = await teamsApp.say(person, said);
    expect(linesOf(card)[0]).toBe(first);
    expect(buttonsOf(card)).toHaveLength(3);
  });

  test('other words are offered as a ticket: one press files it, pressing twice files one', async () => {
    const offer = await teamsApp.say(luc, 'L’imprimante est en panne');
    expect(linesOf(offer)[0]).toBe('Dois-je en faire un ticket\u202f?');
    const typed = { title: 'Imprimante en panne', description: '' };
    const filed = await teamsApp.press(luc, offer, 'Créer le ticket', typed);
    const again = await teamsApp.press(luc, offer, 'Créer le ticket', typed);
    expect([filed, again].map((card) => linesOf(card)[1])).toEqual(['TKT-1', 'TKT-1']);
  });

  test('a slip of the keyboard is offered corrected, and the button does what was meant', async () => {
    await teamsApp.say(luc, 'nouveau Badge perdu');
    const offer = await teamsApp.say(luc, 'vior 1');
    expect(linesOf(offer)[0]).toBe('Vouliez-vous dire «\u00a0voir 1\u00a0»\u202f?');
    expect(linesOf(await teamsApp.press(luc, offer, 'voir 1'))).toContain('Badge perdu');
  });

  test.each([
    ['voir 99', 'Ce ticket n’existe pas, ou vous ne pouvez pas le voir.'],
    ['voir ABC-1', 'Ce ticket n’existe pas, ou vous ne pouvez pas le voir.'],
    ['attribuer 1 Priya', 'Un invité ne peut pas être responsable. Choisissez un membre ou un propriétaire.'],
    ['attribuer 1 Gérard', 'Personne du nom de «\u00a0Gérard\u00a0» ne fait partie de cet espace.'],
    ['fermer', 'Écrivez-le ainsi\u00a0: fermer 42'],
  ])('“%s” is refused in words, with a next step', async (said, sentence) => {
    await teamsApp.say(nadia, 'nouveau Badge perdu');
    const card = await teamsApp.say(nadia, said);
    expect(linesOf(card)).toEqual([sentence]);
    expect(buttonsOf(card)).toEqual(['Nouveau ticket', 'Mes tickets', 'Aide']);
  });

  test('a person on two desks is asked once which is meant, and the words are not lost', async () => {
    await teamsApp.openDesk(etienne, teams.sherbrooke, channels.installations, 'Installations');
    const asked = await teamsApp.say(etienne, 'nouveau Vitrine fendue');
    expect(linesOf(asked)[0]).toBe('De quel espace s’agit-il\u202f?');
    const choices = asked.card.body.at(-1)?.['choices'] as { title: string; value: string }[];
    const chosen = choices.find(({ title }) => title.startsWith('Installations'));
    const filed = await teamsApp.press(etienne, asked, 'Continuer', { deskId: chosen?.value ?? '' });
    expect(linesOf(filed)).toContain('Espace  Installations');
    expect(linesOf(await teamsApp.say(etienne, 'liste'))[0]).toBe('Tickets ouverts dans Installations');
  });

  test('somebody on no desk is told how to come by one', async () => {
    const card = await teamsApp.say(samuel, 'liste');
    expect(linesOf(card)[0]).toMatch(/ajoutez l’onglet Docket/);
  });

  test('a message that Teams hands over again after a failure files one ticket', async () => {
    const again = teamsApp.message(luc, 'nouveau Badge perdu');
    teamsApp.connector.plan({ status: 403 });
    expect((await teamsApp.connector.deliver(again)).status).toBe(500);
    teamsApp.connector.clearFaults();
    expect((await teamsApp.connector.deliver(again)).status).toBe(200);
    expect(linesOf(await teamsApp.say(luc, 'liste')).filter((line) => line.startsWith('TKT'))).toHaveLength(1);
  });

  test('a title that poses as a link stays text', async () => {
    const card = await teamsApp.say(luc, 'nouveau [Gagnez](https://evil.example)');
    const spot = card.card.body.find((element) => JSON.stringify(element).includes('[Gagnez]'));
    expect(spot?.type).toBe('RichTextBlock');
  });
});

describe('In a channel', () => {
  const channel = channels.informatique.id;

  test.each([['list'], ['liste'], ['voir 1'], ['mine']])(
    '“%s” tells the channel no title; who asked sees all',
    async (text) => {
      await teamsApp.say(luc, 'nouveau Salaire de Camille');
      const posted = await teamsApp.say(luc, text, channel);
      expect(JSON.stringify(posted.card)).not.toContain('Salaire');
      const own = await teamsApp.press(luc, posted, 'refresh');
      expect(JSON.stringify(linesOf(own))).toContain('Salaire de Camille');
    },
  );

  test.each([['voir 1'], ['statut 1 En attente'], ['statut 1'], ['fermer 1'], ['attribuer 1 moi']])(
    '“%s” about a confidential ticket tells the channel nothing of it; its owner sees all',
    async (text) => {
      await teamsApp.say(nadia, 'nouveau Salaire de Camille');
      await teamsApp.makeConfidential(nadia, desk, 1);
      const posted = await teamsApp.say(nadia, text, channel);
      expect(linesOf(posted)).toEqual(['La réponse est réservée à ceux qui peuvent voir ce ticket.']);
      expect(JSON.stringify(linesOf(await teamsApp.press(nadia, posted, 'refresh')))).toContain('TKT-1');
    },
  );

  test.each([['voir 1'], ['statut 1'], ['attribuer 1 moi']])(
    '“%s” tells the channel nothing where members see only what concerns them',
    async (text) => {
      await teamsApp.changeDesk(nadia, desk, { visibility: 'own' });
      await teamsApp.say(nadia, 'nouveau Salaire de Camille');
      const posted = await teamsApp.say(nadia, text, channel);
      expect(linesOf(posted)).toEqual(['La réponse est réservée à ceux qui peuvent voir ce ticket.']);
    },
  );

  test('a guest who asks for another’s card sees only that there is none for them', async () => {
    await teamsApp.say(luc, 'nouveau Salaire de Camille');
    const posted = await teamsApp.say(luc, 'voir 1', channel);
    const guest = await teamsApp.press(priya, posted, 'Montrer ce que je peux voir');
    expect(linesOf(guest)).toEqual(['This ticket does not exist, or you may not see it.']);
  });

  test('@mentioned with a new request, the bot files it on the channel’s desk', async () => {
    const posted = await teamsApp.say(luc, 'NOUVEAU Écran noir', channel);
    expect(linesOf(posted)).toEqual(['TKT-1 est créé.']);
  });

  test('assigning by @mention means the person mentioned', async () => {
    await teamsApp.say(luc, 'nouveau Écran noir', channel);
    const posted = await teamsApp.say(nadia, 'attribuer 1 @Camille Gagnon', channel);
    expect(linesOf(posted)).toEqual(['TKT-1 est attribué à Camille Gagnon.']);
    expect(linesOf(await teamsApp.say(camille, 'voir 1'))).toContain('Responsable  Camille Gagnon');
  });

  test('whoever loses a ticket to another is named to the one who assigns it', async () => {
    await teamsApp.say(luc, 'nouveau Écran noir');
    await teamsApp.say(nadia, 'attribuer 1 Camille');
    expect(linesOf(await teamsApp.say(nadia, 'attribuer 1 moi'))[0]).toBe('Attribué, et non plus à Camille Gagnon.');
  });

  test('a channel without a desk is told how to open one', async () => {
    const posted = await teamsApp.say(luc, 'liste', channels.servicesGeneral.id);
    expect(linesOf(posted)[0]).toMatch(/pas encore d’espace/);
  });
});

describe('The buttons of a card', () => {
  test('“assign to me” assigns, and the card shows it', async () => {
    const card = await teamsApp.say(nadia, 'nouveau Badge perdu');
    const after = await teamsApp.press(nadia, card, 'Me l’attribuer');
    expect(linesOf(after)).toEqual(expect.arrayContaining(['Attribué.', 'Responsable  Nadia Bergeron-Roy']));
  });

  test('a comment, then close, then reopen', async () => {
    const card = await teamsApp.say(nadia, 'nouveau Badge perdu');
    const commented = await teamsApp.press(nadia, card, 'Envoyer', { comment: 'Retrouvé' });
    expect(linesOf(commented)).toContain('Retrouvé');
    const closed = await teamsApp.press(nadia, commented, 'Fermer');
    expect(linesOf(closed)).toContain('Statut  Fermé');
    const reopened = await teamsApp.press(nadia, closed, 'Rouvrir');
    expect(linesOf(reopened)).toContain('Statut  En cours');
  });

  test('a stale card overwrites nothing: it shows how things stand and says so', async () => {
    const stale = await teamsApp.say(nadia, 'nouveau Badge perdu');
    await teamsApp.say(luc, 'attribuer 1 moi');
    const after = await teamsApp.press(nadia, stale, 'Me l’attribuer');
    expect(linesOf(after)[0]).toMatch(/Voici où il en est\.$/);
    expect(linesOf(after)).toContain('Responsable  Luc Ouellet');
  });

  test('a button on somebody else’s card gives nobody a right that they have not', async () => {
    const card = await teamsApp.say(nadia, 'nouveau Badge perdu');
    const after = await teamsApp.press(camille, card, 'Fermer');
    expect(linesOf(after)[0]).toMatch(/^Votre rôle ne permet pas/);
    expect(linesOf(after)).toContain('Statut  Nouveau');
  });

  test('a row of the list opens its ticket', async () => {
    await teamsApp.say(luc, 'nouveau Badge perdu');
    const list = await teamsApp.say(luc, 'liste');
    expect(linesOf(await teamsApp.press(luc, list, 'Voir TKT-1'))).toContain('Badge perdu');
  });
});
