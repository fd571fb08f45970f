import type { checklistEn } from './checklist.en.ts';
import type { Language } from './language.ts';

export type ChecklistWords = typeof checklistEn;

/** Apart from the rest of the catalogue, so that a desk's first page does not wait for them. */
export async function loadChecklistWords(language: Language): Promise<ChecklistWords> {
  switch (language) {
    case 'en':
      return (await import('./checklist.en.ts')).checklistEn;
    case 'fr':
      return (await import('./checklist.fr.ts')).checklistFr;
    default:
      return language satisfies never;
  }
}
