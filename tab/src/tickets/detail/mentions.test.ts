import { expect, test } from 'vitest';
import { insertMention, matching, mentionAt, toMarkdown, toWritten } from './mentions.ts';
import { guest, nadia, theo } from './ticket-for-test.ts';

test('a mention reads as a name while one writes and is stored as a link', () => {
  const { written, caret } = insertMention({ text: 'Hi @th, look', named: {} }, { from: 3, to: 6 }, theo);
  expect(written.text).toBe('Hi @Théo Marchand , look');
  expect(caret).toBe(18);
  expect(toMarkdown(written)).toBe(`Hi [@Théo Marchand](person:${theo.id}) , look`);
});

test('what is stored comes back the same after it was opened for writing', () => {
  const stored = `[@Nadia Benali](person:${nadia.id}) and [@Théo Marchand](person:${theo.id}): [web](https://a.example)`;
  expect(toWritten(stored).text).toBe('@Nadia Benali and @Théo Marchand: [web](https://a.example)');
  expect(toMarkdown(toWritten(stored))).toBe(stored);
});

test('two people of one name stay two people', () => {
  const stored = `[@Nadia Benali](person:${nadia.id}) [@Nadia Benali](person:${guest.id})`;
  const written = toWritten(stored);
  expect(written.text).toBe('@Nadia Benali @Nadia Benali (2)');
  expect(toMarkdown(written)).toContain(`(person:${nadia.id})`);
  expect(toMarkdown(written)).toContain(`(person:${guest.id})`);
});

test('a longer name that begins like a mentioned one is nobody', () => {
  expect(toMarkdown({ text: '@Theodore', named: { Theo: theo.id } })).toBe('@Theodore');
});

test.each([
  ['@th', 3, { from: 0, query: 'th' }],
  ['see @', 5, { from: 4, query: '' }],
  ['mail me@home', 12, null],
  ['@th\nnext', 8, null],
  ['@ at', 4, null],
])('in %j at %i somebody is being named: %j', (text, caret, found) => {
  expect(mentionAt(text, caret)).toEqual(found);
});

test('names match by the beginnings of their words, accents aside; those who left do not', () => {
  expect(matching([nadia, theo, { ...theo, left: true }], 'mar the')).toEqual([theo]);
});
