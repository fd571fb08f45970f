import type { Category } from '../desks/desk.ts';
import type { Language } from './language.ts';

const labels: Readonly<Record<Language, readonly [key: string, label: string][]>> = {
  en: [
    ['question', 'Question'],
    ['incident', 'Incident'],
    ['request', 'Request'],
    ['change', 'Change'],
    ['other', 'Other'],
  ],
  fr: [
    ['question', 'Question'],
    ['incident', 'Incident'],
    ['request', 'Demande'],
    ['change', 'Changement'],
    ['other', 'Autre'],
  ],
};

/** The categories a desk begins with, in the installer's language; from then on they are the desk's own. */
export function defaultCategories(language: Language): readonly Category[] {
  return labels[language].map(([key, label]) => ({ key, label }));
}
