import { loadMoveWords } from '#shared/words/move.ts';
import { partWords } from '../../app/part-words.ts';

export const useMoveWords = partWords(loadMoveWords);
