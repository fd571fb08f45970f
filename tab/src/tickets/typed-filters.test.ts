import { beforeAll, describe, expect, test } from 'vitest';
import { loadWords } from '#shared/words/catalogue.ts';
import type { Words } from '../app/session.tsx';
import { desk } from './detail/ticket-for-test.ts';
import { suggest, type TypedField, takeFilters, typedFields, unfinishedIn } from './typed-filters.ts';
import { firstView } from './view.ts';

/** T9: filters are typed where one searches, in English or in the reader's own words. */
const people = [
  { value: 'me', text: 'Me' },
  { value: 'none', text: 'Nobody' },
  { value: '00000000-0000-4000-8000-000000000002', text: 'Camille Roux' },
];
let en: readonly TypedField[];
let fr: readonly TypedField[];
const fieldsIn = (words: Words) => typedFields({ desk: desk(), words }, people, ['vpn', 'two words']);

beforeAll(async () => {
  en = fieldsIn(await loadWords('en'));
  fr = fieldsIn(await loadWords('fr'));
});

describe('filters written in full become chips, and the rest is searched', () => {
  test.each([
    ['status:open assignee:me tag:vpn ', { view: 'open', status: [], assignee: 'me', tag: 'vpn' }, ''],
    ['printer status:waiting floor', { status: ['waiting'] }, 'printer floor'],
    ['status:new status:waiting ', { status: ['new', 'waiting'] }, ''],
    ['assignee:"camille roux" ', { assignee: '00000000-0000-4000-8000-000000000002' }, ''],
    ['tag:"two words" wifi', { tag: 'two words' }, 'wifi'],
  ])('%s', (typed, change, text) => {
    expect(takeFilters(typed, firstView, en)).toEqual({ change, text });
  });

  test('in French as well, whatever the accents', () => {
    expect(takeFilters('statut:"en attente" priorite:haute wifi', firstView, fr)).toEqual({
      change: { status: ['waiting'], priority: ['high'] },
      text: 'wifi',
    });
  });

  test.each(['status:waiting', 'status:nonsense ', 'https://intranet ', 'note: wifi '])(
    '%s stays as it is',
    (typed) => {
      expect(takeFilters(typed, firstView, en)).toBeNull();
    },
  );
});

describe('what could be meant is suggested', () => {
  const texts = (typed: string, fields: readonly TypedField[]) =>
    suggest(typed, firstView, fields).map(({ text }) => text);

  test('the filters by their names', () => {
    expect(texts('printer sta', en)).toEqual(['Status:']);
    expect(texts('éti', fr)).toEqual(['Étiquettes\u00a0:']);
    expect(texts('printer', en)).toEqual([]);
  });

  test('the values of the one that is named', () => {
    expect(texts('wifi priority:', en)).toEqual([
      'Priority: Urgent',
      'Priority: High',
      'Priority: Normal',
      'Priority: Low',
    ]);
    expect(texts('assignee:ca', en)).toEqual(['Assignees: Camille Roux']);
  });

  test('one that is taken leaves what stood before it', () => {
    expect(suggest('wifi priority:ur', firstView, en)).toEqual([
      { text: 'Priority: Urgent', typed: 'wifi ', change: { priority: ['urgent'] } },
    ]);
  });
});

test('a filter that is being typed is not searched for', () => {
  expect(unfinishedIn('wifi status:wai', en)).toMatchObject({ rest: 'wifi ', value: 'wai' });
  expect(unfinishedIn('wifi', en)).toBeNull();
});
