import type { FieldsWords } from './fields.en.ts';
import type { Language } from './language.ts';

/** Loaded where owners set the fields, as nobody else reads it. */
export async function loadFieldsWords(language: Language): Promise<FieldsWords> {
  return language === 'fr' ? (await import('./fields.fr.ts')).fieldsFr : (await import('./fields.en.ts')).fieldsEn;
}
