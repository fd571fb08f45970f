import type { Language } from './language.ts';
import type { moveEn } from './move.en.ts';

export type MoveWords = typeof moveEn;

/** Loaded where somebody moves a ticket to another desk. */
export async function loadMoveWords(language: Language): Promise<MoveWords> {
  switch (language) {
    case 'en':
      return (await import('./move.en.ts')).moveEn;
    case 'fr':
      return (await import('./move.fr.ts')).moveFr;
    default:
      return language satisfies never;
  }
}
