import type { Category, DeskView } from '#shared/desks/desk.ts';
import type { Language } from '#shared/words/language.ts';

export interface SettingsForm {
  readonly name: string;
  readonly prefix: string;
  readonly language: Language;
  readonly categories: readonly Category[];
}

export function formOf({ name, prefix, language, categories }: DeskView): SettingsForm {
  return { name, prefix, language, categories };
}

export function isPrefix(text: string): boolean {
  return /^[A-Z][A-Z0-9]{0,9}$/.test(text);
}

export function isComplete({ name, prefix, categories }: SettingsForm): boolean {
  return name.trim() !== '' && isPrefix(prefix) && categories.every(({ label }) => label.trim() !== '');
}

/** What the form would change; null where that is nothing. */
export function changesOf(form: SettingsForm, desk: DeskView) {
  const categories = form.categories.map(({ key, label }) => ({ key, label: label.trim() }));
  const changes = {
    ...(form.name.trim() === desk.name ? {} : { name: form.name.trim() }),
    ...(form.prefix === desk.prefix ? {} : { prefix: form.prefix }),
    ...(form.language === desk.language ? {} : { language: form.language }),
    ...(JSON.stringify(categories) === JSON.stringify(desk.categories) ? {} : { categories }),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}

/** A key for a new category, of letters that no other uses; it stays when the label changes. */
export function newCategoryKey(taken: readonly Category[]): string {
  const keys = new Set(taken.map(({ key }) => key));
  let number = taken.length + 1;
  while (keys.has(`category-${number}`)) number += 1;
  return `category-${number}`;
}
