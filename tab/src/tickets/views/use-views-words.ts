import { loadViewsWords } from '#shared/words/views.ts';
import { partWords } from '../../app/part-words.ts';

export const useViewsWords = partWords(loadViewsWords);
