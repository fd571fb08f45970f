import { loadFieldsWords } from '#shared/words/fields.ts';
import { partWords } from '../../../app/part-words.ts';

export const useFieldsWords = partWords(loadFieldsWords);
