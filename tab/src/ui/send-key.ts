import { useRef } from 'react';
import { z } from 'zod';
import { readDraft, writeDraft } from './draft.ts';

export interface SendKey {
  /** The same key for the same content, so that sending again after a lost reply cannot double it. */
  readonly keyFor: (content: string) => string;
  /** After it arrived: the same words sent once more are then meant. */
  readonly renew: () => void;
}

const Kept = z.object({ content: z.string(), key: z.string() });

/**
 * The `Idempotency-Key` of what a form sends.
 * @param place from `draftKey`: keeps it beside a draft, so that what comes back after the page was closed on the way is
 * known to be the same
 */
export function useSendKey(place: string | null = null): SendKey {
  const last = useRef<z.infer<typeof Kept> | null>(null);
  const keep = (kept: z.infer<typeof Kept> | null) => {
    last.current = kept;
    if (place !== null) writeDraft(place, kept === null ? '' : JSON.stringify(kept));
  };
  return {
    keyFor: (content) => {
      const known = last.current ?? (place === null ? null : keptAt(place));
      const kept = known?.content === content ? known : { content, key: crypto.randomUUID() };
      keep(kept);
      return kept.key;
    },
    renew: () => keep(null),
  };
}

function keptAt(place: string): z.infer<typeof Kept> | null {
  try {
    return Kept.safeParse(JSON.parse(readDraft(place) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
