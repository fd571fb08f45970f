import { describe, expect, test } from 'vitest';
import { planOfPaste } from '#shared/checklists/paste.ts';
import { itemsOf, Plan } from '#shared/checklists/plan.ts';
import { startersEn } from '#shared/checklists/starters.en.ts';
import { startersFr } from '#shared/checklists/starters.fr.ts';

/** Sections as `title: item, item`. */
function sections(text: string): readonly string[] {
  const plan = planOfPaste(text);
  return (plan?.sections ?? []).map(({ title, items }) => `${title}: ${items.map((item) => item.title).join(', ')}`);
}

describe('a checklist from a pasted list', () => {
  test.each([
    ['lines', 'Allumer\nCompter la caisse\n\nOuvrir', [': Allumer, Compter la caisse, Ouvrir']],
    ['bullets of any kind', '• Allumer\n- Compter\n* Ouvrir\n– Saluer', [': Allumer, Compter, Ouvrir, Saluer']],
    ['numbers', '1. Allumer\n2) Compter\r\n10. Ouvrir', [': Allumer, Compter, Ouvrir']],
    ['boxes', '- [ ] Allumer\n- [x] Compter\n☐ Ouvrir', [': Allumer, Compter, Ouvrir']],
    ['Markdown', '# Matin\n- **Allumer** tout\n\n## Soir\n1. `Fermer`', ['Matin: Allumer tout', 'Soir: Fermer']],
    ['headings by a colon', 'Matin :\nAllumer\nSoir:\nFermer', ['Matin: Allumer', 'Soir: Fermer']],
    ['nothing but headings', '# Matin\n# Soir', []],
    ['blanks', ' \n\t\n', []],
  ])('%s', (_, text, expected) => {
    expect(sections(text)).toEqual(expected);
  });
  test('the columns of a sheet: the first is the item, the second how it is done', () => {
    const plan = planOfPaste('Frigo\tEntre 0 et 4 °C\tMarc\n"Caisse"\t');
    expect(itemsOf(plan ?? { sections: [] })).toMatchObject([
      { title: 'Frigo', instructions: 'Entre 0 et 4 °C' },
      { title: 'Caisse', instructions: '' },
    ]);
  });
  test('whatever is pasted, what comes of it can be kept', () => {
    const long = Array.from({ length: 900 }, (_, n) => `${n}. ${'mot '.repeat(n)}\u0007\u202e`).join('\n');
    const plan = planOfPaste(long);
    expect(Plan.safeParse(plan).success).toBe(true);
    expect(itemsOf(plan ?? { sections: [] }).length).toBe(200);
  });
});

describe('the starter templates', () => {
  test.each([
    ['English', startersEn],
    ['French', startersFr],
  ])('can be kept as they are: %s', (_, starters) => {
    expect(starters.map(({ plan }) => Plan.safeParse(plan).error?.issues ?? [])).toEqual(starters.map(() => []));
  });
  test('are the same in both languages, item by item', () => {
    const shape = ({ key, plan }: (typeof startersEn)[number]) => [
      key,
      itemsOf(plan).map(({ kind, required, when, dueAfter }) => [kind, required, when, dueAfter]),
    ];
    expect(startersFr.map(shape)).toEqual(startersEn.map(shape));
  });
});
