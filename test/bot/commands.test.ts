import { describe, expect, test } from 'vitest';
import { parseCommand } from '#bot/conversations/commands.ts';

const ticket42 = { prefix: null, number: 42 };

describe('What people write to the bot', () => {
  test.each([
    ['new Printer on floor 3', { kind: 'new', text: 'Printer on floor 3' }],
    ['Nouveau Imprimante en panne', { kind: 'new', text: 'Imprimante en panne' }],
    ['nouvelle demande d’accès', { kind: 'new', text: 'demande d’accès' }],
    ['new', { kind: 'new', text: null }],
    ['nouveau', { kind: 'new', text: null }],
    ['LIST', { kind: 'list' }],
    ['liste', { kind: 'list' }],
    ['Liste !', { kind: 'list' }],
    ['mine', { kind: 'mine' }],
    ['Mes tickets', { kind: 'mine' }],
    ['my  tickets', { kind: 'mine' }],
    ['show 42', { kind: 'show', ticket: ticket42 }],
    ['voir #42', { kind: 'show', ticket: ticket42 }],
    ['VOIR tkt-42', { kind: 'show', ticket: { prefix: 'TKT', number: 42 } }],
    ['assign 42 me', { kind: 'assign', ticket: ticket42, who: 'me' }],
    ['attribuer 42 à moi', { kind: 'assign', ticket: ticket42, who: 'me' }],
    ['attribuer 42 @Étienne Tremblay', { kind: 'assign', ticket: ticket42, who: 'Étienne Tremblay' }],
    ['assign TKT-42 to Luc', { kind: 'assign', ticket: { prefix: 'TKT', number: 42 }, who: 'Luc' }],
    ['comment 42 It works again', { kind: 'comment', ticket: ticket42, text: 'It works again' }],
    ['commenter 42 Cela\nremarche', { kind: 'comment', ticket: ticket42, text: 'Cela\nremarche' }],
    ['close 42', { kind: 'close', ticket: ticket42 }],
    ['fermer 42', { kind: 'close', ticket: ticket42 }],
    ['reopen #42', { kind: 'reopen', ticket: ticket42 }],
    ['rouvrir 42', { kind: 'reopen', ticket: ticket42 }],
    ['status 42 in progress', { kind: 'status', ticket: ticket42, value: 'in progress' }],
    ['Statut TKT-42 Résolu', { kind: 'status', ticket: { prefix: 'TKT', number: 42 }, value: 'Résolu' }],
    ['statut 42', { kind: 'status', ticket: ticket42, value: '' }],
    ['search printer floor 3', { kind: 'search', text: 'printer floor 3' }],
    ['Rechercher imprimante', { kind: 'search', text: 'imprimante' }],
    ['checklist', { kind: 'checklist' }],
    ['Check-lists', { kind: 'checklist' }],
    ['start', { kind: 'start', name: '' }],
    ['start Opening the shop', { kind: 'start', name: 'Opening the shop' }],
    ['Démarrer Ouverture', { kind: 'start', name: 'Ouverture' }],
    ['my day', { kind: 'day' }],
    ['Ma journée', { kind: 'day' }],
    ['settings', { kind: 'settings' }],
    ['Paramètres', { kind: 'settings' }],
    ['language', { kind: 'language', to: null }],
    ['Langue Français', { kind: 'language', to: 'fr' }],
    ['language teams', { kind: 'language', to: 'teams' }],
    ['desk', { kind: 'desk' }],
    ['espace', { kind: 'desk' }],
    ['help', { kind: 'help' }],
    ['Aide ?', { kind: 'help' }],
    ['', { kind: 'help' }],
    ['Hi!', { kind: 'greet' }],
    ['Bonjour', { kind: 'greet' }],
    ['BONJOUR !', { kind: 'greet' }],
  ])('“%s” is understood', (said, command) => {
    expect(parseCommand(said)).toEqual(command);
  });

  test.each([
    ['show', 'show'],
    ['voir', 'show'],
    ['assign 42', 'assign'],
    ['attribuer', 'assign'],
    ['comment 42', 'comment'],
    ['fermer', 'close'],
    ['rouvrir', 'reopen'],
    ['status', 'status'],
    ['rechercher', 'search'],
  ])('“%s” lacks something, and the bot knows what was meant', (said, command) => {
    expect(parseCommand(said)).toEqual({ kind: 'incomplete', command });
  });

  test.each([
    ['lst', 'list'],
    ['mes tickts', 'mes tickets'],
    ['clsoe 42', 'close 42'],
    ['fermr #42', 'fermer #42'],
    ['atribuer 42 moi', 'attribuer 42 moi'],
    ['sttus 42 new', 'status 42 new'],
    ['rechrcher badge', 'rechercher badge'],
    ['hlep', 'help'],
    ['my dya', 'my day'],
    ['strat Opening', 'start Opening'],
    ['langage fr', 'language fr'],
  ])('“%s” is a slip: “%s” is offered', (said, suggestion) => {
    expect(parseCommand(said)).toEqual({ kind: 'unknown', text: said, suggestion });
  });

  test.each([
    ['close the window in room 5'],
    ['Comment ça marche ?'],
    ['list of broken printers'],
    ['close 2 windows'],
    ['lost my badge'],
    ['Cher collègue, mon badge est perdu'],
    ['status of my request'],
    ['language of the contract'],
    ['settings of the printer'],
    ['L’imprimante est en panne'],
  ])('“%s” is a sentence, not a command', (said) => {
    expect(parseCommand(said)).toEqual({ kind: 'unknown', text: said, suggestion: null });
  });
});
