import { useMutation, useQueryClient } from '@tanstack/react-query';
import { reasonOf } from '../app/client.ts';
import { useUndo } from '../ui/undo.tsx';

/**
 * Does something about an account, says that it is done, and reads the list anew.
 * @param onDone where something else is to follow, and the failure is shown in its place
 */
export function useActOnAccount(act: () => Promise<unknown>, said: string, onDone?: () => void) {
  const queries = useQueryClient();
  const toast = useUndo();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      toast.say(said);
      onDone?.();
      return queries.invalidateQueries({ queryKey: ['accounts'] });
    },
    onError: (error) => {
      if (onDone === undefined) toast.warn(reasonOf(error));
    },
  });
}
