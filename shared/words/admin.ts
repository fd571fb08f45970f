import type { adminEn } from './admin.en.ts';
import type { Language } from './language.ts';

export type AdminWords = typeof adminEn;

/** Apart from the rest of the catalogue, for few people ever read them. */
export async function loadAdminWords(language: Language): Promise<AdminWords> {
  switch (language) {
    case 'en':
      return (await import('./admin.en.ts')).adminEn;
    case 'fr':
      return (await import('./admin.fr.ts')).adminFr;
    default:
      return language satisfies never;
  }
}
