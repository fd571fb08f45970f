import { z } from 'zod';

export const Language = z.enum(['en', 'fr']);
export type Language = z.infer<typeof Language>;

/** The catalogue for a locale such as `fr-ca` (Teams) or an `Accept-Language` header: French for `fr*`, else English. */
export function languageOf(locale: string | undefined): Language {
  return locale?.trim().toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
