import { useCallback, useEffect, useRef, useState } from 'react';

const WRITE_AFTER = 300;

export interface Draft {
  readonly text: string;
  readonly set: (text: string) => void;
  /** Forgets what was typed, here and in the browser's storage: on sending, or when its writer discards it. */
  readonly clear: () => void;
  /** Forgets a text that was sent, and nothing that its writer has typed since, here or in another view. */
  readonly forget: (sent: string) => void;
  /** Whether the text was there before this view opened. */
  readonly restored: boolean;
}

/** The key of one person's draft in one place; others who use the same browser never see it. */
export function draftKey(person: string, desk: string, ...place: readonly string[]): string {
  return ['docket-draft', person, desk, ...place].join(':');
}

/**
 * Text that survives a closed tab. It is written shortly after the last stroke, and at once when the page is hidden.
 * @param key from `draftKey`; a view that changes it must be mounted anew
 */
export function useDraft(key: string, initial = ''): Draft {
  const [kept] = useState(() => readDraft(key));
  const [text, setText] = useState(kept ?? initial);
  const latest = useRef(text);
  const pending = useRef<{ readonly text: string; readonly timer: ReturnType<typeof setTimeout> } | null>(null);

  const flush = useCallback(() => {
    if (pending.current === null) return;
    clearTimeout(pending.current.timer);
    writeDraft(key, pending.current.text);
    pending.current = null;
  }, [key]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const set = useCallback(
    (next: string) => {
      setText(next);
      latest.current = next;
      if (pending.current !== null) clearTimeout(pending.current.timer);
      pending.current = { text: next, timer: setTimeout(flush, WRITE_AFTER) };
    },
    [flush],
  );

  const clear = useCallback(() => {
    if (pending.current !== null) clearTimeout(pending.current.timer);
    pending.current = null;
    setText(initial);
    latest.current = initial;
    writeDraft(key, '');
  }, [key, initial]);

  const forget = useCallback(
    (sent: string) => {
      flush();
      if (readDraft(key) === sent) writeDraft(key, '');
      if (latest.current !== sent) return;
      setText(initial);
      latest.current = initial;
    },
    [key, initial, flush],
  );

  return { text, set, clear, forget, restored: kept !== null };
}

/** Browsers that block storage in frames throw on it: drafts then last as long as the page. */
export function readDraft(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** An empty text is removed. */
export function writeDraft(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // A full or blocked storage takes nothing away from what is on the screen.
  }
}
