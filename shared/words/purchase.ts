import type { Language } from './language.ts';
import type { purchaseEn } from './purchase.en.ts';

export type PurchaseWords = typeof purchaseEn;

/** Loaded on the page that the marketplace opens. */
export async function loadPurchaseWords(language: Language): Promise<PurchaseWords> {
  switch (language) {
    case 'en':
      return (await import('./purchase.en.ts')).purchaseEn;
    case 'fr':
      return (await import('./purchase.fr.ts')).purchaseFr;
    default:
      return language satisfies never;
  }
}
