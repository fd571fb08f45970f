import { QueryClient } from '@tanstack/react-query';
import { OfflineError, RefusalError } from './client.ts';

/** What the service refuses stays refused; what was lost on the way is asked again. */
function isWorthRetrying(failures: number, problem: Error): boolean {
  if (problem instanceof OfflineError) return failures < 3;
  return problem instanceof RefusalError && (problem.status >= 500 || problem.status === 429) && failures < 2;
}

/** The live stream says what changed, so that nothing is asked again merely because time has passed. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: isWorthRetrying, staleTime: 60_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
