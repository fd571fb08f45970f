import type { Language } from './language.ts';
import type { privacyEn } from './privacy.en.ts';

export type PrivacyWords = typeof privacyEn;

/** Apart from the rest of the catalogue, for few pages need them. */
export async function loadPrivacyWords(language: Language): Promise<PrivacyWords> {
  switch (language) {
    case 'en':
      return (await import('./privacy.en.ts')).privacyEn;
    case 'fr':
      return (await import('./privacy.fr.ts')).privacyFr;
    default:
      return language satisfies never;
  }
}
