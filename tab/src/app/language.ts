import { type Language, Language as LanguageSchema, languageOf } from '#shared/words/language.ts';
import type { Host } from './session.tsx';
import { readStored, writeStored } from './stored.ts';

/** The language to begin with, before the service has said what the reader chose: as last time, else the host's. */
export function firstLanguage(host: Pick<Host, 'person' | 'locale'>): Language {
  return readStored(`language:${host.person.id}`, LanguageSchema) ?? languageOf(host.locale);
}

/**
 * The language for a reader's own setting.
 * @param chosen null follows the host
 */
export function settleLanguage(host: Pick<Host, 'person' | 'locale'>, chosen: Language | null): Language {
  writeStored(`language:${host.person.id}`, chosen);
  return chosen ?? languageOf(host.locale);
}

/** The locale for dates and numbers: the host's, with its region, where it is in the reader's language. */
export function localeOf(hostLocale: string, language: Language): string {
  if (hostLocale.toLowerCase().split('-')[0] !== language) return language;
  try {
    return Intl.getCanonicalLocales(hostLocale)[0] ?? language;
  } catch {
    return language;
  }
}
