import { loadPurchaseWords, type PurchaseWords } from '#shared/words/purchase.ts';
import { partWords } from '../app/part-words.ts';

/** Suspends until they are there. */
export const usePurchaseWords: () => PurchaseWords = partWords(loadPurchaseWords);
