import { useRef, useState } from 'react';
import { type Attachment, fileLimits } from '#shared/files/file.ts';
import { reasonOf } from '../app/client.ts';
import { useWords } from '../app/session.tsx';
import type { UploadWatch } from './transfer.ts';

/** A file that somebody is handing in. */
export interface Draft {
  readonly key: number;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly state:
    | { readonly kind: 'sending'; readonly part: number }
    | { readonly kind: 'ready'; readonly file: Attachment }
    | { readonly kind: 'failed'; readonly reason: string };
}

export interface Uploads {
  readonly drafts: readonly Draft[];
  readonly add: (files: Iterable<File>) => void;
  /** Gives one up, also while it is on its way. */
  readonly remove: (draft: Draft) => void;
  /** Forgets those that are no drafts any more. */
  readonly taken: (files: readonly Attachment[]) => void;
}

/**
 * Sends files as soon as they are chosen, and tells how far each is.
 * @param arrive sends one; null where nothing is left to be done with it, so that it is no draft any more
 */
export function useUploads(arrive: (file: File, watch: UploadWatch) => Promise<Attachment | null>): Uploads {
  const words = useWords().ticket.files;
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const last = useRef(0);
  const running = useRef(new Map<number, AbortController>());
  const tell = (key: number, state: Draft['state']) =>
    setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, state } : draft)));
  const forget = (is: (draft: Draft) => boolean) => setDrafts((before) => before.filter((draft) => !is(draft)));

  const start = async (key: number, file: File) => {
    const control = new AbortController();
    running.current.set(key, control);
    try {
      const onProgress = (part: number) => tell(key, { kind: 'sending', part });
      const arrived = await arrive(file, { onProgress, signal: control.signal });
      if (arrived === null) forget((draft) => draft.key === key);
      else tell(key, { kind: 'ready', file: arrived });
    } catch (problem) {
      tell(key, { kind: 'failed', reason: reasonOf(problem) });
    } finally {
      running.current.delete(key);
    }
  };

  return {
    drafts,
    add: (files) => {
      for (const file of files) {
        last.current += 1;
        const key = last.current;
        const state: Draft['state'] =
          file.size > fileLimits.bytes ? { kind: 'failed', reason: words.tooLarge } : { kind: 'sending', part: 0 };
        setDrafts((before) => [...before, { key, name: file.name, size: file.size, state }]);
        if (state.kind === 'sending') void start(key, file);
      }
    },
    remove: ({ key }) => {
      running.current.get(key)?.abort();
      forget((draft) => draft.key === key);
    },
    taken: (files) => {
      const ids = new Set(files.map(({ id }) => id));
      forget(({ state }) => state.kind === 'ready' && ids.has(state.file.id));
    },
  };
}
