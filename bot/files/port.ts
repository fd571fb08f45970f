import type { Partition } from '#bot/store/port.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';

/** Where one file lies: under its desk, by an id of ours. What people call it is never part of it. */
export interface FilePlace extends Partition {
  readonly id: string;
}

/** Keeps the bytes of files. Two adapters keep the same contract (`test/files`): `folder.ts` and `blob.ts`. */
export interface Files {
  /** All of it or nothing: where the source throws, nothing is left behind and the promise rejects. */
  put(place: FilePlace, bytes: Bytes): Promise<void>;
  /** Null where there is none. */
  read(place: FilePlace): Promise<Bytes | null>;
  /** Done as well where there is none. */
  remove(place: FilePlace): Promise<void>;
  /** The ids of the whole files in a partition, in no order. */
  list(partition: Partition): AsyncIterable<string>;
}
