import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeskView } from '#shared/desks/desk.ts';
import { addSamples, removeSamples } from '#shared/tickets/sample-contract.ts';
import { useSend } from '../app/client.ts';
import { useWords } from '../app/session.tsx';
import { useUndo } from '../ui/undo.tsx';

export interface Samples {
  readonly add: () => void;
  readonly remove: () => void;
  readonly busy: boolean;
  /** Why the last of the two failed. */
  readonly problem: Error | null;
}

/** Adds sample tickets to a desk, and removes them again. */
export function useSamples(desk: DeskView): Samples {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { samples: words } = useWords().tab;
  const params = { deskId: desk.id };
  const mutation = useMutation({
    mutationFn: (what: 'add' | 'remove') => send(what === 'add' ? addSamples : removeSamples, { params }),
    onSuccess: (now, what) => {
      queries.setQueryData(['samples', desk.id], now);
      for (const key of ['tickets', 'counts']) void queries.invalidateQueries({ queryKey: [key, desk.id] });
      undo.say(what === 'add' ? words.added : words.removed);
    },
  });
  return {
    add: () => mutation.mutate('add'),
    remove: () => mutation.mutate('remove'),
    busy: mutation.isPending,
    problem: mutation.error,
  };
}
