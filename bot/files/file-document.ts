import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';
import type { Attachment, Upload } from '#shared/files/file.ts';
import { FileId } from '#shared/kernel/ids.ts';
import { secondsAfter } from '#shared/kernel/time.ts';

/**
 * - `arriving`: its bytes are on their way; - `waiting`: whole, for a comment to take it; - `kept`: a comment or an item has it;
 * - `leaving`: its bytes are to be thrown away.
 * All but `kept` are due for the sweeper, so that whatever dies on the way leaves nothing behind.
 */
export type FileState = 'arriving' | 'waiting' | 'kept' | 'leaving';

/** How long a file waits for a comment. */
const patienceSeconds = 3600;

const Shape = z.object({
  id: FileId,
  subject: z.string(),
  at: z.string(),
  by: z.string(),
  state: z.enum(['arriving', 'waiting', 'kept', 'leaving']),
  comment: z.string().optional(),
  item: z.string().optional(),
  data: z.object({ name: z.string(), type: z.string(), size: z.int(), hash: z.string().default('') }),
});

export interface StoredFile extends Upload {
  readonly state: FileState;
  /** That has it, of a ticket. */
  readonly comment: string | null;
  /** That has it, of a run. */
  readonly item: string | null;
  readonly etag: string;
}

export function uploadDocument(upload: Upload, state: 'arriving' | 'waiting'): Document {
  return { ...base(upload), state, due: secondsAfter(upload.at, patienceSeconds) };
}

export function keptDocument(upload: Upload, by: { readonly comment: string } | { readonly item: string }): Document {
  return { ...base(upload), state: 'kept', ...by };
}

/** @param at from when on the sweeper may take it */
export function leavingDocument(
  file: Attachment,
  { subject, by, at }: Pick<Upload, 'subject' | 'by' | 'at'>,
): Document {
  return { ...base({ ...file, subject, by, at }), state: 'leaving', due: at };
}

export function fileOf(document: Stored): StoredFile {
  const { data, comment = null, item = null, ...top } = Shape.parse(document);
  return { ...top, ...data, comment, item, etag: document.etag };
}

/** Of one that leaves, the hash is not needed any more. */
function base({ hash = '', ...file }: Omit<Upload, 'hash'> & Partial<Pick<Upload, 'hash'>>): Document {
  const { id, subject, by, at, name, type, size } = file;
  return { id, type: 'file', schema: 1, subject, at, by, data: { name, type, size, hash } };
}
