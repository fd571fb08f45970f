import { z } from 'zod';
import { FileId } from '../kernel/ids.ts';

/** What one may hand in. */
export const fileLimits = { bytes: 25 * 1024 * 1024, perTicket: 20, perItem: 10, name: 120 } as const;

/** A file of a comment; its bytes lie elsewhere. The type is what its first bytes show, whatever it is called. */
export const Attachment = z
  .object({ id: FileId, name: z.string(), type: z.string(), size: z.int() })
  .meta({ id: 'File', description: 'A file that somebody handed in' });
export type Attachment = z.infer<typeof Attachment>;

/** A file on its way to a ticket's comment or to an item of a checklist, as the store has it. */
export interface Upload extends Attachment {
  /** SHA-256 of its bytes in hexadecimal; empty until they are here. */
  readonly hash: string;
  /** The ticket or the run that it was uploaded for. */
  readonly subject: string;
  readonly by: string;
  readonly at: string;
}

/** Types of pictures that a browser shows and that cannot carry a script. */
const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export function isPicture(type: string): boolean {
  return pictures.has(type);
}

/** Separators of folders, what Windows refuses in names, and letters that turn the direction of a text to hide an ending. */
const unsafe = /[\p{Cc}\p{Cf}<>:"|?*]/gu;

/**
 * The name a file is kept and given back under: its last part where it came with a path, nothing that another system takes
 * amiss, its ending kept where it is cut.
 */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .toWellFormed()
    .replace(unsafe, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return 'file';
  if (plain.length <= fileLimits.name) return plain;
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? '';
  return `${plain.slice(0, fileLimits.name - ending.length).toWellFormed()}${ending}`;
}

/** What a reader calls it. */
export type FileKind = 'picture' | 'document' | 'sheet' | 'slides' | 'archive' | 'text' | 'media' | 'other';

const kinds: readonly (readonly [RegExp, FileKind])[] = [
  [/^image\//, 'picture'],
  [/^(audio|video)\//, 'media'],
  [/spreadsheet|excel/, 'sheet'],
  [/presentation|powerpoint/, 'slides'],
  [/pdf|wordprocessing|msword|opendocument\.text|rtf|epub/, 'document'],
  [/zip|tar|compressed|rar/, 'archive'],
  [/^text\/|xml|json/, 'text'],
];

export function kindOf(type: string): FileKind {
  return kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
}
