import { loadChecklistWords } from '#shared/words/checklist.ts';
import { partWords } from '../app/part-words.ts';

export const useChecklistWords = partWords(loadChecklistWords);
