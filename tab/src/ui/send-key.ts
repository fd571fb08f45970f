import { useRef } from 'react';

export interface SendKey {
  /** The same key for the same content, so that sending again after a lost reply cannot double it. */
  readonly keyFor: (content: string) => string;
  /** After it arrived: the same words sent once more are then meant. */
  readonly renew: () => void;
}

/** The `Idempotency-Key` of what a form sends. */
export function useSendKey(): SendKey {
  const last = useRef<{ readonly content: string; readonly key: string } | null>(null);
  return {
    keyFor: (content) => {
      if (last.current?.content !== content) last.current = { content, key: crypto.randomUUID() };
      return last.current.key;
    },
    renew: () => {
      last.current = null;
    },
  };
}
