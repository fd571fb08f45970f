/**
 * What of a person a field can hold: who they are in Microsoft Entra, one or several of them; what they are called or reached
 * by; words that somebody wrote, in which anybody may be named; or nothing of anybody's.
 */
export type Personal = 'person' | 'people' | 'name' | 'email' | 'words' | 'none';
export type FieldsOf<T> = { readonly [K in T extends unknown ? keyof T : never]: Personal };
