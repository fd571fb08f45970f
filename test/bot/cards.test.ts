import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import { describe, expect, test } from 'vitest';
import { askDeskCard } from '#bot/conversations/cards/ask-desk-card.ts';
import type { Card } from '#bot/conversations/cards/card.ts';
import { channelCard } from '#bot/conversations/cards/channel-card.ts';
import { helpCard, personWelcomeCard, teamWelcomeCard } from '#bot/conversations/cards/help-card.ts';
import { listCard } from '#bot/conversations/cards/list-card.ts';
import { newTicketCard, offerCard } from '#bot/conversations/cards/new-ticket-card.ts';
import { noticeCard } from '#bot/conversations/cards/notice-card.ts';
import { ticketCard } from '#bot/conversations/cards/ticket-card.ts';
import { botWords } from '#bot/conversations/words.ts';
import { openLinks } from '#bot/links.ts';
import { messageOf, type Told } from '#bot/notifications/message.ts';
import { notificationCard } from '#bot/notifications/notification-card.ts';
import { notifyWords } from '#bot/notifications/words.ts';
import type { Hold } from '#shared/notifications/preferences.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import type { Language } from '#shared/words/language.ts';
import { commentId, desk, noon, people, ticketId } from '#test/support/builders.ts';
import { oneOfEachKind } from '#test/support/field-builders.ts';
import { checklistCardsIn } from './checklist-cards.ts';

const link = 'https://teams.example/l';
const readers = ['29:reader'];
const nadia = { id: people.nadia, name: 'Nadia', left: false };
const ticket: TicketView = {
  id: ticketId,
  deskId: desk.id,
  number: 42,
  key: 'TKT-42',
  title: 'Imprimante du quai',
  description: 'Depuis lundi.',
  status: 'new',
  group: 'new',
  priority: 'high',
  category: null,
  requester: nadia,
  submitter: null,
  assignees: [{ id: people.leo, name: '', left: true }],
  watchers: [],
  tags: [],
  due: '2026-05-08',
  confidential: false,
  fields: {},
  comments: 1,
  files: 0,
  source: 'bot',
  createdAt: noon,
  updatedAt: noon,
  firstResponseAt: null,
  resolvedAt: null,
  closedAt: null,
  version: '3',
  can: ['edit', 'assign', 'take', 'comment'],
  next: ['active', 'closed'],
  people: [nadia],
  earlier: 0,
  links: [],
  timeline: [
    {
      seq: 2,
      at: noon,
      by: nadia,
      via: 'tab',
      kind: 'comment',
      comment: {
        id: commentId,
        text: 'Encore en panne',
        internal: false,
        files: [],
        editedAt: null,
        deletedAt: null,
        can: [],
      },
    },
  ],
};

function ticketIn(language: Language, over: Partial<TicketView> = {}): Card {
  const words = botWords[language];
  return ticketCard({ ticket: { ...ticket, ...over }, desk, language, words, link, readers, notice: null });
}

const event: Told = {
  kind: 'assigned',
  by: people.nadia,
  who: 'Nadia',
  deskId: desk.id,
  channelId: desk.channel.id,
  subject: ticketId,
  key: 'TKT-42',
  title: 'Imprimante du quai',
  status: null,
  excerpt: null,
  due: null,
};
function toldIn(language: Language, events: readonly [Told, ...Told[]], held: Hold | null): Card {
  const [words, links] = [notifyWords[language], openLinks('app')];
  return notificationCard(messageOf(events, held, words, links), words, links.notificationSettings());
}

function cardsIn(language: Language): readonly (readonly [string, Card])[] {
  const words = botWords[language];
  const ours = { ...desk, fields: [...oneOfEachKind] };
  const form = {
    desk: { ...ours, categories: [...ours.categories], priorities: [...ours.priorities] },
    form: 'f1',
    title: 'Écran',
    description: '',
    words,
  };
  const fresh = { priority: 'normal', category: null, typed: {}, reason: null, people: [nadia] } as const;
  const view = { verb: 'say', text: words.typed.list } as const;
  const rows = [{ ticket, status: words.statuses.new, priority: words.priorities.normal, deskName: 'Informatique' }];
  const summary = {
    id: desk.id,
    name: desk.name,
    team: desk.team,
    teamName: 'Services',
    channelId: desk.channel.id,
    channelName: 'TI',
  };
  const list = { heading: 'Liste', more: true, pages: [], none: words.list.none, language, words, link };
  return [
    ['ticket', ticketIn(language)],
    ['closed ticket', ticketIn(language, { status: 'closed', group: 'closed', next: ['active'] })],
    ['list', listCard({ ...list, rows, refresh: { by: view, readers } })],
    ['empty list', listCard({ ...list, rows: [], refresh: { by: view, readers } })],
    ['help', helpCard(words)],
    ['team welcome', teamWelcomeCard('Services', words)],
    ['person welcome', personWelcomeCard('Nadia', 'has no desk', words)],
    ['ask desk', askDeskCard([{ ...summary, role: 'member' }], 'liste', words)],
    ['new ticket', newTicketCard(form, fresh)],
    [
      'new ticket again',
      newTicketCard(form, { ...fresh, typed: { number: 3 }, reason: words.form.again('Étage', 'Non.') }),
    ],
    ['offer', offerCard(form, words.hints.show)],
    ['notice', noticeCard('Non.', words)],
    ['notification', toldIn(language, [event], null)],
    ['reminder', toldIn(language, [{ ...event, kind: 'due-soon', by: '', who: '', due: '8 mai 2026' }], null)],
    ['burst', toldIn(language, [event, { ...event, kind: 'commented', excerpt: 'Encore en panne' }], null)],
    ['digest', toldIn(language, [event, { ...event, by: people.olivia, who: 'Olivia' }], 'digest')],
    ...checklistCardsIn(language, ticket, link),
    ['channel', channelCard('TKT-42', view, '29:reader', words)],
  ];
}

describe.each(['en', 'fr'] as const)('Every card in %s', (language) => {
  test.each(cardsIn(language))(
    '%s: is one that Microsoft’s renderer accepts, with a text for those who cannot',
    (_, card) => {
      const context = new SerializationContext(Versions.v1_5);
      const parsed = new AdaptiveCard();
      parsed.parse(JSON.parse(JSON.stringify(card)), context);
      const complaints = Array.from(
        { length: context.eventCount },
        (_unused, index) => context.getEventAt(index).message,
      );
      expect(complaints).toEqual([]);
      expect(parsed.getItemCount()).toBe(card.body.length);
      expect(parsed.validateProperties().validationEvents.map(({ message }) => message)).toEqual([]);
      expect(card.fallbackText).not.toBe('');
      expect(card.actions.length).toBeLessThanOrEqual(6);
    },
  );

  test.each(cardsIn(language))('%s: offers a next step', (_, card) => {
    expect(card.actions.length).toBeGreaterThan(0);
  });
});

test.each(cardsIn('fr'))('The French card “%s” breaks no line before its punctuation', (_, card) => {
  expect(JSON.stringify([card.body, card.actions, card.fallbackText])).not.toMatch(/ [;:!?»]|« /);
});

test('a ticket’s card shows only the buttons that its reader’s rights allow', () => {
  const titles = ({ actions }: Card) => actions.map((action) => action['title']);
  expect(titles(ticketIn('en'))).toEqual(['Assign to me', 'Close', 'Comment', 'Open in Docket', 'Open tickets']);
  expect(titles(ticketIn('en', { can: [], next: [] }))).toEqual(['Open in Docket', 'Open tickets']);
});

test('a ticket’s card names those who are no longer known, and writes days in the reader’s way', () => {
  expect(JSON.stringify(ticketIn('fr').body)).toMatch(/ancien membre.*8 mai 2026/);
  expect(JSON.stringify(ticketIn('en').body)).toMatch(/former member.*May 8, 2026/);
});

test('the digest names each ticket once, and what each person did to it', () => {
  const events = [event, { ...event, kind: 'commented' }, { ...event, kind: 'commented' }] as const;
  const other = { ...event, by: people.olivia, who: 'Olivia', kind: 'status-changed' } as const;
  const status = { from: 'Nouveau', to: 'Fermé' };
  const card = toldIn('fr', [...events, { ...other, status }], 'digest');
  const said = JSON.stringify(card.body).matchAll(/"text":"([^"]*)"/g);
  expect([...said].map(([, text]) => text)).toEqual([
    'Votre résumé\u00a0: 4 mises à jour',
    'TKT-42 Imprimante du quai',
    'Nadia vous l’a attribué, a commenté (2 fois)',
    'Olivia a changé le statut, Nouveau → Fermé',
  ]);
});
