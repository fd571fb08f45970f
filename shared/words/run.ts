import type { Answer } from '../checklists/answer.ts';
import type { PlanItem } from '../checklists/plan.ts';
import { shorten } from '../kernel/text.ts';
import type { Language } from './language.ts';

/** What the service itself says of checklists: in the tickets that it files and on the printed record. */
export interface RunWords {
  readonly ticketFrom: (
    run: string,
    item: PlanItem,
    answer: Answer | null,
    note: string,
  ) => { readonly title: string; readonly description: string };
}

const longestTitle = 250;

const en: RunWords = {
  ticketFrom: (run, item, answer, note) => ({
    title: shorten(answer === null ? item.title : `${item.title}: ${answerText(item, answer, 'en')}`, longestTitle),
    description: [
      `Filed from the checklist “${run}”, item “${item.title}”.`,
      ...(answer === null ? [] : [`Answer: ${answerText(item, answer, 'en')}`]),
      ...rangeText(item, 'en', (range) => `Expected: ${range}`),
      ...(note === '' ? [] : [`Note: ${note}`]),
    ].join('\n\n'),
  }),
};

const fr: RunWords = {
  ticketFrom: (run, item, answer, note) => ({
    title: shorten(
      answer === null ? item.title : `${item.title}\u00a0: ${answerText(item, answer, 'fr')}`,
      longestTitle,
    ),
    description: [
      `Créé depuis la check-list «\u00a0${run}\u00a0», point «\u00a0${item.title}\u00a0».`,
      ...(answer === null ? [] : [`Réponse\u00a0: ${answerText(item, answer, 'fr')}`]),
      ...rangeText(item, 'fr', (range) => `Attendu\u00a0: ${range}`),
      ...(note === '' ? [] : [`Note\u00a0: ${note}`]),
    ].join('\n\n'),
  }),
};

export const runWords: Readonly<Record<Language, RunWords>> = { en, fr };

/** An answer as one line of text in a language. */
export function answerText(item: PlanItem, answer: Answer, language: Language): string {
  switch (answer.kind) {
    case 'tick':
      return language === 'fr' ? 'Fait' : 'Done';
    case 'text':
      return answer.text;
    case 'number':
      return withUnit(answer.value, item.kind === 'number' ? item.unit : '', language);
    case 'choice':
      return item.kind === 'choice' ? (item.options.find(({ key }) => key === answer.option)?.label ?? '') : '';
    case 'date':
      return answer.day;
    case 'signature':
      return answer.name;
    default:
      return answer satisfies never;
  }
}

/** The range of a number item, such as `0 to 4 °C`; null where it has none. */
export function rangeOf(item: PlanItem, language: Language): string | null {
  if (item.kind !== 'number' || (item.min === null && item.max === null)) return null;
  const { min, max, unit } = item;
  const [to, least, most] = language === 'fr' ? [' à ', 'au moins ', 'au plus '] : [' to ', 'at least ', 'at most '];
  if (min === null) return most + withUnit(max ?? 0, unit, language);
  if (max === null) return least + withUnit(min, unit, language);
  return `${spell(min, language)}${to}${withUnit(max, unit, language)}`;
}

function rangeText(item: PlanItem, language: Language, say: (range: string) => string): readonly string[] {
  const range = rangeOf(item, language);
  return range === null ? [] : [say(range)];
}

function withUnit(value: number, unit: string, language: Language): string {
  return unit === '' ? spell(value, language) : `${spell(value, language)}\u00a0${unit}`;
}

function spell(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value);
}
