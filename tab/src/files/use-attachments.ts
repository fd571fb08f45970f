import { useRef, useState } from 'react';
import { discardFile } from '#shared/files/contract.ts';
import { type Attachment, fileLimits } from '#shared/files/file.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useWords } from '../app/session.tsx';
import { type FileHome, useTransfer } from './transfer.ts';

/** A file that somebody attached to what they are writing. */
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

export interface Attachments {
  readonly drafts: readonly Draft[];
  readonly add: (files: Iterable<File>) => void;
  /** Gives one up, also while it is on its way. */
  readonly remove: (draft: Draft) => void;
  /** Forgets those that a comment has taken. */
  readonly taken: (files: readonly Attachment[]) => void;
}

/** Uploads files as soon as they are chosen, so that sending does not wait for them. */
export function useAttachments(home: FileHome): Attachments {
  const transfer = useTransfer();
  const send = useSend();
  const words = useWords().ticket.files;
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const last = useRef(0);
  const running = useRef(new Map<number, AbortController>());
  const tell = (key: number, state: Draft['state']) =>
    setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, state } : draft)));

  const start = async (key: number, file: File) => {
    const control = new AbortController();
    running.current.set(key, control);
    try {
      const onProgress = (part: number) => tell(key, { kind: 'sending', part });
      tell(key, { kind: 'ready', file: await transfer.upload(home, file, { onProgress, signal: control.signal }) });
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
    remove: ({ key, state }) => {
      running.current.get(key)?.abort();
      setDrafts((before) => before.filter((draft) => draft.key !== key));
      // Where this does not reach the service, the file is thrown away by itself after an hour.
      if (state.kind === 'ready')
        send(discardFile, { params: { ...home, fileId: state.file.id } }).catch(() => undefined);
    },
    taken: (files) => {
      const ids = new Set(files.map(({ id }) => id));
      setDrafts((before) => before.filter(({ state }) => state.kind !== 'ready' || !ids.has(state.file.id)));
    },
  };
}

export function readyFiles({ drafts }: Attachments): readonly Attachment[] {
  return drafts.flatMap(({ state }) => (state.kind === 'ready' ? [state.file] : []));
}
