import type { KeysWords } from './keys.en.ts';
import type { Language } from './language.ts';

/** Loaded where owners give programs access, as nobody else reads it. */
export async function loadKeysWords(language: Language): Promise<KeysWords> {
  return language === 'fr' ? (await import('./keys.fr.ts')).keysFr : (await import('./keys.en.ts')).keysEn;
}
