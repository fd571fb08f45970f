import { z } from 'zod';
import type { TicketView } from '#shared/tickets/shown.ts';
import { useSession } from '../../app/session.tsx';
import { draftKey, useDraft } from '../../ui/draft.ts';

const Begun = z.object({
  text: z.string(),
  /** Of the ticket as its writer saw it when they began: what others change meanwhile clashes with it. */
  version: z.string(),
});
export type Begun = z.infer<typeof Begun>;

export interface DescriptionDraft {
  /** What was begun and is not saved yet, null for nothing. */
  readonly begun: Begun | null;
  readonly keep: (begun: Begun) => void;
  /** Once it is saved: forgets it, unless its writer has gone on since. */
  readonly forget: (saved: Begun) => void;
  readonly clear: () => void;
}

export function useDescriptionDraft(ticket: Pick<TicketView, 'id' | 'deskId'>): DescriptionDraft {
  const { me } = useSession();
  const draft = useDraft(draftKey(me.id, ticket.deskId, ticket.id, 'description'));
  return {
    begun: readBegun(draft.text),
    keep: (begun) => draft.set(JSON.stringify(begun)),
    forget: (saved) => draft.forget(JSON.stringify(saved)),
    clear: draft.clear,
  };
}

function readBegun(text: string): Begun | null {
  try {
    return Begun.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
