import { skipToken, useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeskView } from '#shared/desks/desk.ts';
import type { Clash } from '#shared/kernel/outcome.ts';
import { changeTicket, TicketChanges } from '#shared/tickets/contract.ts';
import { wantedFields } from '#shared/tickets/decide.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { RefusalError, useSend } from '../../app/client.ts';
import { sentUntilItArrives } from '../../app/query-client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { fieldName } from './field-words.ts';
import { keepTicket } from './ticket-cache.ts';

interface Saving {
  readonly changes: TicketChanges;
  /** What the writer saw when they began. */
  readonly version: string;
}

/** `clash`: the panel holds both values. `refused`: the reason was said; the text is the writer's to keep. */
export type SaveResult = 'saved' | 'clash' | 'refused';
export type Save = (changes: TicketChanges, version?: string) => Promise<SaveResult>;

export interface TicketSaver {
  readonly save: Save;
  /** Changes on their way, to be shown as if they had arrived; one that fails takes itself away. */
  readonly pending: readonly TicketChanges[];
  readonly clashes: readonly Clash[];
  /** Saves it over the other; whether that worked. Until then both stay to be chosen from. */
  readonly keepMine: (clash: Clash) => Promise<boolean>;
  readonly takeTheirs: (clash: Clash) => void;
}

/** Saves fields one by one, in order, and offers each to be taken back. */
export function useSaveTicket(desk: DeskView, ticket: TicketView): TicketSaver {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const words = useWords();
  const { me } = useSession();
  const [clashes, setClashes] = useClashes(ticket.id);
  const mutationKey = ['change-ticket', ticket.id];
  const params = { deskId: desk.id, ticketId: ticket.id };

  const mutation = useMutation({
    mutationKey,
    scope: { id: `change-${ticket.id}` },
    ...sentUntilItArrives,
    mutationFn: (saving: Saving) =>
      send(changeTicket, { params, body: { version: saving.version, changes: saving.changes } }),
    onSuccess: (saved, { version }) => {
      keepTicket(queries, saved, me.id);
      const own = saved.timeline.findLast((entry) => entry.by.id === me.id && entry.seq > Number(version));
      if (own !== undefined)
        undo.offer({
          message: words.ticket.panel.saved,
          deskId: desk.id,
          steps: [{ ticketId: ticket.id, seq: own.seq }],
        });
    },
    onError: async (problem, { changes }) => {
      await queries.invalidateQueries({ queryKey: ['ticket', ticket.id] });
      const found = problem instanceof RefusalError ? problem.clashes : [];
      if (found.length > 0) setClashes((known) => [...without(known, found), ...found]);
      else
        undo.warn(
          words.ticket.panel.notSaved(
            namesOf(changes, (field) => fieldName(field, { desk, words })),
            problem.message,
          ),
        );
    },
  });
  const pending = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => (state.variables as Saving).changes,
  });

  const save: Save = async (changes, version = ticket.version) => {
    try {
      await mutation.mutateAsync({ changes, version });
      return 'saved';
    } catch (problem) {
      return problem instanceof RefusalError && problem.code === 'ticket.clash' ? 'clash' : 'refused';
    }
  };
  const drop = (clash: Clash) => setClashes((known) => without(known, [clash]));
  return {
    save,
    pending,
    clashes,
    keepMine: async (clash) => {
      const isSaved = (await save(changeTo(clash.field, clash.yours))) === 'saved';
      if (isSaved) drop(clash);
      return isSaved;
    },
    takeTheirs: drop,
  };
}

const none: readonly Clash[] = [];

/** What is still to be chosen of a ticket. It waits while others are read: one side of it stands nowhere else. */
function useClashes(ticketId: string) {
  const queries = useQueryClient();
  const queryKey = ['clashes', ticketId];
  const { data: clashes = none } = useQuery<readonly Clash[]>({ queryKey, queryFn: skipToken, gcTime: Infinity });
  const change = (next: (known: readonly Clash[]) => readonly Clash[]) =>
    queries.setQueryData<readonly Clash[]>(queryKey, (known = none) => next(known));
  return [clashes, change] as const;
}

function without(clashes: readonly Clash[], gone: readonly Clash[]): readonly Clash[] {
  return clashes.filter((clash) => gone.every(({ field }) => field !== clash.field));
}

/** The change that sets one field, as a clash names it. */
function changeTo(field: string, value: unknown): TicketChanges {
  const [group, key] = field.split('.');
  return TicketChanges.parse(key === undefined ? { [field]: value } : { [group ?? '']: { [key]: value } });
}

function namesOf(changes: TicketChanges, nameOf: (field: string) => string): string {
  return wantedFields(changes)
    .map(([field]) => nameOf(field))
    .join(', ');
}
