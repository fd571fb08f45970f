import { expect, test } from 'vitest';
import { type Format, format } from './formatting.ts';

/** Selections are written with brackets: `a [word] here`. */
function read(marked: string) {
  const from = marked.indexOf('⟦');
  const to = marked.indexOf('⟧') - 1;
  return { text: marked.replace(/[⟦⟧]/g, ''), from, to };
}
const write = ({ text, from, to }: ReturnType<typeof read>) =>
  `${text.slice(0, from)}⟦${text.slice(from, to)}⟧${text.slice(to)}`;

test.each<[Format, string, string]>([
  ['bold', 'a ⟦word⟧ here', 'a **⟦word⟧** here'],
  ['bold', 'a **⟦word⟧** here', 'a ⟦word⟧ here'],
  ['bold', '⟦⟧', '**⟦text⟧**'],
  ['italic', '⟦word⟧', '_⟦word⟧_'],
  ['code', '⟦word⟧', '`⟦word⟧`'],
  ['code', '⟦one\ntwo⟧', '```\n⟦one\ntwo⟧\n```\n'],
  ['link', 'see ⟦this⟧', 'see [this](⟦https://⟧)'],
  ['list', '⟦one\ntwo⟧', '- ⟦one\n- two⟧'],
  ['list', '- ⟦one\n- two⟧', '⟦one\ntwo⟧'],
])('%s turns %j into %j', (how, before, after) => {
  expect(write(format(read(before), how, 'text'))).toBe(after);
});
