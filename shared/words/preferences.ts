import type { Language } from './language.ts';
import type { preferencesEn } from './preferences.en.ts';

export type PreferencesWords = typeof preferencesEn;

/** Loaded where somebody chooses how they are told, or mutes something. */
export async function loadPreferencesWords(language: Language): Promise<PreferencesWords> {
  switch (language) {
    case 'en':
      return (await import('./preferences.en.ts')).preferencesEn;
    case 'fr':
      return (await import('./preferences.fr.ts')).preferencesFr;
    default:
      return language satisfies never;
  }
}
