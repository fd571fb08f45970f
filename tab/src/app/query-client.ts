import { QueryClient } from '@tanstack/react-query';
import { OfflineError, RefusalError } from './client.ts';

/** What the service refuses stays refused; what was lost on the way is asked again. */
function isWorthRetrying(failures: number, problem: Error): boolean {
  if (problem instanceof OfflineError) return failures < 3;
  return problem instanceof RefusalError && (problem.status >= 500 || problem.status === 429) && failures < 2;
}

/**
 * For what changes nothing when it arrives twice. While the browser has no network it waits, as everything does that is
 * sent; where the service is not reached all the same, it is tried for half a minute and then given back.
 */
export const sentUntilItArrives = {
  retry: (failures: number, problem: Error) => problem instanceof OfflineError && failures < 5,
  retryDelay: (failures: number) => 1_000 * 2 ** failures,
} as const;

/** The live stream says what changed, so that nothing is asked again merely because time has passed. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: isWorthRetrying, staleTime: 60_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
