import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useUndo } from '../ui/undo.tsx';

/** Handles a request, says that it is done, and reads the list anew; the failure is the dialog's to show. */
export function useHandleRequest(handle: () => Promise<unknown>, said: string, onDone: () => void) {
  const queries = useQueryClient();
  const toast = useUndo();
  return useMutation({
    mutationFn: handle,
    onSuccess: () => {
      toast.say(said);
      onDone();
      return queries.invalidateQueries({ queryKey: ['requests'] });
    },
  });
}
