import { z } from 'zod';

/** What stored data are of, as people read it. */
export const DataCategory = z.enum([
  'profile',
  'tickets',
  'history',
  'files',
  'checklists',
  'settings',
  'notifications',
  'recent',
  'audit',
]);
export type DataCategory = z.infer<typeof DataCategory>;

/** How many documents of each category hold something of a person's. */
export const Touched = z.partialRecord(DataCategory, z.int());
export type Touched = z.infer<typeof Touched>;

/** Who somebody is to be known as once their data are erased: nothing in it tells who they were. */
export interface Pseudonym {
  /** In place of their id in Microsoft Entra. */
  readonly person: string;
  /** In place of name and address. */
  readonly label: string;
}

/** What is looked for: an id, and every way that somebody is named or reached. */
export interface Identity {
  readonly person: string;
  readonly names: readonly string[];
}

/** Puts a pseudonym wherever a text names somebody; the same text where it does not. */
export type Replace = (text: string) => string;

/**
 * Names are found whatever their case and accents, and however their words are joined (`Gagnon, Camille` is another name
 * than `Camille Gagnon`, and looked for by itself), but only as whole words. A mention is replaced whatever it calls them.
 */
export function replacing({ person, names }: Identity, pseudonym: Pseudonym): Replace {
  const mentioned = new RegExp(`\\[@[^\\]]*\\]\\(person:${person}\\)`, 'giu');
  const mention = `[@${pseudonym.label}](person:${pseudonym.person})`;
  const id = pattern([person]);
  const called = pattern([...names].sort((a, b) => b.length - a.length));
  return (text) => {
    const folded = text.normalize('NFD');
    const found = folded.replace(mentioned, mention).replace(id, pseudonym.person).replace(called, pseudonym.label);
    return found === folded ? text : found.normalize('NFC');
  };
}

function pattern(names: readonly string[]): RegExp {
  const alternatives = names.map(wordsOf).filter((words) => words.length > 0);
  if (alternatives.length === 0) return /(?!)/u;
  const joined = alternatives.map((words) => words.map(spelled).join('[^\\p{L}\\p{N}\\p{M}]+')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${joined})(?![\\p{L}\\p{N}\\p{M}])`, 'giu');
}

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Each letter with whatever accents. */
function spelled(word: string): string {
  return [...word].map((letter) => `${letter}\\p{M}*`).join('');
}

/** Every text in a value, keys of its objects included, with something else in its place. */
export function rewritten(value: unknown, replace: Replace): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((one: unknown) => rewritten(one, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [replace(key), rewritten(one, replace)]));
}
