import { useQuery } from '@tanstack/react-query';
import type { Starter } from '#shared/checklists/starter.ts';
import { useSession } from '../app/session.tsx';

/** The starter templates in the reader's language; loaded when they are wanted. */
export function useStarters(): readonly Starter[] {
  const { language } = useSession();
  const starters = useQuery({
    queryKey: ['starters', language],
    queryFn: async () =>
      language === 'fr'
        ? (await import('#shared/checklists/starters.fr.ts')).startersFr
        : (await import('#shared/checklists/starters.en.ts')).startersEn,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return starters.data ?? [];
}
