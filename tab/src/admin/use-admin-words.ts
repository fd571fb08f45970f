import { loadAdminWords } from '#shared/words/admin.ts';
import { partWords } from '../app/part-words.ts';

export const useAdminWords = partWords(loadAdminWords);
