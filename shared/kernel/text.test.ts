import { expect, test } from 'vitest';
import { matchedParts, searchWords } from './text.ts';

/** T9: what a search found is marked where it stands, as it is written there. */
const marked = (text: string, searched: string) =>
  matchedParts(text, searchWords(searched))
    .map((part) => (part.matched ? `[${part.text}]` : part.text))
    .join('');

test.each([
  ['Imprimante en panne', 'impr', '[Impr]imante en panne'],
  ['Réseau du 3e étage', 'reseau etage', '[Réseau] du 3e [étage]'],
  ['Re\u0301seau', 're', '[Re\u0301]seau'],
  ['Œuvre, ﬁche', 'fich', 'Œuvre, [ﬁch]e'],
  ['wifi et Wi-Fi', 'wifi', '[wifi] et Wi-Fi'],
  ['TKT-42', 'tkt-42', '[TKT]-[42]'],
  ['sans rapport', 'port', 'sans rapport'],
  ['tout', '', 'tout'],
])('“%s” searched by “%s”', (text, searched, expected) => {
  expect(marked(text, searched)).toBe(expected);
});
