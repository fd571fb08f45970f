import { use } from 'react';
import type { FieldsWords } from '#shared/words/fields.en.ts';
import { loadFieldsWords } from '#shared/words/fields.ts';
import type { Language } from '#shared/words/language.ts';
import { useSession } from '../../../app/session.tsx';

const loaded = new Map<Language, Promise<FieldsWords>>();

/** The words of the page that sets the fields; whoever asks waits for them. */
export function useFieldsWords(): FieldsWords {
  const { language } = useSession();
  const known = loaded.get(language) ?? loadFieldsWords(language);
  loaded.set(language, known);
  return use(known);
}
