import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type RunView, readRun } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { RunId } from '#shared/kernel/ids.ts';
import { useSend } from '../app/client.ts';

export function useRun(desk: DeskView, runId: string): UseQueryResult<RunView> {
  const send = useSend();
  return useQuery({
    queryKey: ['run', runId],
    queryFn: () => send(readRun, { params: { deskId: desk.id, runId: RunId.parse(runId) } }),
  });
}

/** Keeps what the service answered, unless something newer has come meanwhile; lists are read anew. */
export function useKeepRun(): (run: RunView) => void {
  const queries = useQueryClient();
  return useCallback(
    (run) => {
      queries.setQueryData<RunView>(['run', run.id], (known) =>
        known !== undefined && Number(known.version) > Number(run.version) ? known : run,
      );
      void queries.invalidateQueries({ queryKey: ['runs', run.deskId] });
      void queries.invalidateQueries({ queryKey: ['run-entries', run.id] });
      void queries.invalidateQueries({ queryKey: ['mine'] });
    },
    [queries],
  );
}

/** One act on a run, such as completing it; its answer is kept. */
export function useActOnRun(act: () => Promise<RunView>, done: (run: RunView) => void, failed: (why: Error) => void) {
  const keep = useKeepRun();
  return useMutation({
    mutationFn: act,
    onSuccess: (run) => {
      keep(run);
      done(run);
    },
    onError: failed,
  });
}
