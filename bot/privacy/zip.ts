import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface Packed {
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** What is small already is not worth the work. */
  readonly compress: boolean;
}

/** A ZIP made as it is read: nothing of it is held but what one step gives. */
export async function* zipOf(files: AsyncIterable<Packed>): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    made.push(chunk);
  });
  for await (const { path, bytes, compress } of files) {
    const file = compress ? new ZipDeflate(path) : new ZipPassThrough(path);
    zip.add(file);
    for await (const chunk of bytes) {
      file.push(chunk);
      yield* made.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}
