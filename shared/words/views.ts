import type { Language } from './language.ts';
import type { viewsEn } from './views.en.ts';

export type ViewsWords = typeof viewsEn;

/** Loaded where somebody saves or changes a view. */
export async function loadViewsWords(language: Language): Promise<ViewsWords> {
  switch (language) {
    case 'en':
      return (await import('./views.en.ts')).viewsEn;
    case 'fr':
      return (await import('./views.fr.ts')).viewsFr;
    default:
      return language satisfies never;
  }
}
