import type { en } from './catalogue.en.ts';
import type { Language } from './language.ts';

/** Everything the tab says, in one language. English is the source: a sentence that another language lacks does not compile. */
export type Words = typeof en;

/** Each language is a part of its own, so that a reader loads only theirs. */
export async function loadWords(language: Language): Promise<Words> {
  switch (language) {
    case 'en':
      return (await import('./catalogue.en.ts')).en;
    case 'fr':
      return (await import('./catalogue.fr.ts')).fr;
    default:
      return language satisfies never;
  }
}
