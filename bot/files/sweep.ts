import { type Located, type Store, StoreError } from '#bot/store/port.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { fileOf, leavingDocument } from './file-document.ts';
import type { Files } from './port.ts';

interface Deps {
  readonly store: Store;
  readonly files: Files;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
}

const page = 100;
/** What an instance that died had begun is taken up by another after this. */
const claimSeconds = 600;

/**
 * Throws away the bytes of files that no comment and no item took in time, or that they lost. Each is claimed first, so that
 * nothing can take it any more; its document goes last, so that one left half-way is found again.
 */
export function sweepFilesWith({ store, files, now, failed }: Deps): () => Promise<void> {
  const throwAway = async ({ partition, document }: Located) => {
    const { etag, ...file } = fileOf(document);
    const claim = leavingDocument(file, { ...file, at: secondsAfter(now().toISOString(), claimSeconds) });
    const [claimed = ''] = await store.write(partition, [{ replace: claim, etag }]);
    await files.remove({ ...partition, id: file.id });
    await store.write(partition, [{ remove: file.id, etag: claimed ?? '' }]);
  };
  return async () => {
    for (const item of await store.due('file', now().toISOString(), page)) {
      try {
        await throwAway(item);
      } catch (error) {
        const overtaken = error instanceof StoreError && (error.kind === 'stale' || error.kind === 'missing');
        if (!overtaken) failed(`throwing away ${item.document.id}`, error);
      }
    }
  };
}
