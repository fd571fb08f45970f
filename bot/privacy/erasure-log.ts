import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Files } from '#bot/files/port.ts';
import type { Erasure } from './erasure-document.ts';

const Logged = z.object({
  id: z.string(),
  tenant: z.string(),
  digest: z.string(),
  pseudonym: z.object({ person: z.string(), label: z.string() }),
});
/** An erasure that was carried out, without anything that tells whose data they were. */
export type Logged = z.infer<typeof Logged>;

/** What was erased, kept beside the store: a backup of the store brings people back, and cannot know that they were erased. */
export interface ErasureLog {
  note(tenant: string, erasure: Erasure): Promise<void>;
  entries(): AsyncGenerator<Logged>;
}

/** Of all organisations together; an erasure is a file of its own, so that no two writers meet. */
const place = { tenant: 'erasures', scope: 'log' };

export function openErasureLog(files: Files): ErasureLog {
  return {
    async note(tenant, { id, digest, pseudonym }) {
      const logged: Logged = { id, tenant, digest, pseudonym };
      await files.put({ ...place, id }, bytesOf(JSON.stringify(logged)));
    },
    async *entries() {
      for await (const id of files.list(place)) {
        const bytes = await files.read({ ...place, id });
        if (bytes !== null) yield Logged.parse(JSON.parse(await text(bytes)));
      }
    },
  };
}

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}
