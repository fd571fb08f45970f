import { loadKeysWords } from '#shared/words/keys.ts';
import { partWords } from '../../../app/part-words.ts';

export const useKeysWords = partWords(loadKeysWords);
