import { z } from 'zod';

/** Bytes as they come, piece by piece. */
export type Bytes = AsyncIterable<Uint8Array>;

export const Bytes = z.custom<Bytes>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  {
    error: 'the bytes of a file, as application/octet-stream',
  },
);

/** A file to be given out. */
export interface Download {
  readonly name: string;
  readonly type: string;
  /** In bytes; null where it is made as it is sent. */
  readonly size: number | null;
  readonly bytes: Bytes;
}
export const Download = z.custom<Download>();
