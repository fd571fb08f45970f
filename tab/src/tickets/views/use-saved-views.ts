import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { listViews, type ViewRow } from '#shared/views/contract.ts';
import { useSend } from '../../app/client.ts';
import { useNow } from '../../ui/clock.ts';
import { dayOf } from '../../ui/dates.ts';
import { onDesk, type TicketsView, writeView } from '../view.ts';

const none: readonly ViewRow[] = [];

/** The desk's saved views and the reader's own; none until they are known. */
export function useSavedViews(desk: DeskView): readonly ViewRow[] {
  const send = useSend();
  const today = dayOf(useNow());
  const views = useQuery({
    queryKey: ['views', desk.id, today],
    queryFn: () => send(listViews, { params: { deskId: desk.id }, query: { today } }),
  });
  return views.data?.items ?? none;
}

/** Has the views read anew after one was changed. */
export function useRefreshViews(desk: DeskView): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['views', desk.id] }), [queries, desk.id]);
}

/** The saved view that shows just this, whatever its columns. */
export function findShown(views: readonly ViewRow[], view: TicketsView, desk: DeskView): ViewRow | undefined {
  const address = addressOf(view);
  return views.find(({ look }) => addressOf(onDesk(look, desk)) === address);
}

function addressOf(view: TicketsView): string {
  const address = writeView(view);
  address.sort();
  return address.toString();
}

/** A look as the service takes it. */
export function lookOf({ status, priority, category, ...view }: TicketsView): ViewRow['look'] {
  return { ...view, status: [...status], priority: [...priority], category: [...category] };
}
