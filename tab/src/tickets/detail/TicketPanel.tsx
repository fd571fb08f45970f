import { makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { TicketId } from '#shared/kernel/ids.ts';
import { readTicket } from '#shared/tickets/contract.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { isWithheld, RefusalError, useSend } from '../../app/client.ts';
import { lazily } from '../../app/lazily.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { OptionalPart } from '../../ui/OptionalPart.tsx';
import { isTextField } from '../../ui/undo.tsx';
import { Relations } from '../links/Relations.tsx';
import { ClashChoice } from './ClashChoice.tsx';
import { Composer } from './Composer.tsx';
import type { FieldContext } from './field-words.ts';
import { peopleOf, withChanges } from './optimistic.ts';
import { TicketActions } from './TicketActions.tsx';
import { TicketDescription } from './TicketDescription.tsx';
import { TicketDetails } from './TicketDetails.tsx';
import { TicketFacts } from './TicketFacts.tsx';
import { TicketHeader } from './TicketHeader.tsx';
import { TicketTitle } from './TicketTitle.tsx';
import { Timeline } from './Timeline.tsx';
import { useComments } from './use-comments.ts';
import { useDescriptionDraft } from './use-description-draft.ts';
import { useHistory } from './use-history.ts';
import { useMembers } from './use-members.ts';
import { useSaveTicket } from './use-save-ticket.ts';

const MovedNotice = lazily(async () => (await import('../move/MovedNotice.tsx')).MovedNotice);
const TicketRuns = lazily(async () => (await import('../../checklists/TicketRuns.tsx')).TicketRuns);

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    minWidth: 0,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    outlineStyle: 'none',
  },
  ticket: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  scroll: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    '& > *': { flexShrink: 0 },
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly desk: DeskView;
  readonly ticketId: string;
  readonly onClose: () => void;
  /** Another ticket takes its place. */
  readonly onOpen: (ticketId: string) => void;
  readonly onStep: (delta: 1 | -1) => void;
}

/** One ticket, read and changed as one goes; Escape closes it, j and k go to the next and the one before. */
export function TicketPanel({ desk, ticketId, onClose, onOpen, onStep }: Props) {
  const styles = useStyles();
  const send = useSend();
  const { panel } = useWords().ticket;
  const root = useRef<HTMLElement>(null);
  const ticket = useQuery({
    queryKey: ['ticket', ticketId],
    queryFn: () => send(readTicket, { params: { deskId: desk.id, ticketId: TicketId.parse(ticketId) } }),
  });
  useFocusOn(root, ticketId);
  useWhenDropped(ticketId, onClose);
  // What its reader may no longer see does not stay on the screen because it was seen before.
  const shown = isWithheld(ticket.error) ? undefined : ticket.data;
  const movedTo = ticket.error instanceof RefusalError ? ticket.error.movedTo : null;
  const onKeyDown = (event: KeyboardEvent) => {
    const within = event.target instanceof Node && root.current?.contains(event.target) === true;
    if (!within || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && isTextField(event.target)) root.current?.focus();
    else if (event.key === 'Escape') onClose();
    else if (isTyping(event.target)) return;
    else if (event.key === 'j') onStep(1);
    else if (event.key === 'k') onStep(-1);
    else return;
    event.preventDefault();
  };
  return (
    <section
      aria-label={panel.region(shown?.key ?? '')}
      className={styles.panel}
      onKeyDown={onKeyDown}
      ref={root}
      tabIndex={-1}
    >
      {ticket.isPending && <PanelSkeleton />}
      {ticket.isError &&
        shown === undefined &&
        (movedTo === null ? (
          <ErrorState message={ticket.error.message} onRetry={() => void ticket.refetch()} />
        ) : (
          <OptionalPart fallback={<ErrorState message={ticket.error.message} />}>
            <MovedNotice deskId={movedTo} message={ticket.error.message} ticketId={ticketId} />
          </OptionalPart>
        ))}
      {shown !== undefined && (
        <LoadedTicket desk={desk} key={ticketId} onClose={onClose} onOpen={onOpen} onStep={onStep} saved={shown} />
      )}
    </section>
  );
}

interface LoadedProps extends Omit<Props, 'ticketId'> {
  readonly saved: TicketView;
}

function LoadedTicket({ desk, saved, onClose, onOpen, onStep }: LoadedProps) {
  const styles = useStyles();
  const words = useWords();
  const { locale, shareLink } = useSession();
  const members = useMembers(desk);
  const saver = useSaveTicket(desk, saved);
  const comments = useComments(desk, saved);
  const history = useHistory(saved);
  const people = peopleOf(saved, [...history.people, ...members]);
  const ticket = withChanges(saved, saver.pending, desk, people);
  const context: FieldContext = { desk, people, words, locale };
  const draft = useDescriptionDraft(saved);
  const clashes = (beside: (field: string) => boolean, onSettled = () => {}) =>
    saver.clashes
      .filter((clash) => beside(clash.field))
      .map((clash) => (
        <ClashChoice
          key={clash.field}
          clash={clash}
          context={context}
          onKeepMine={async () => {
            if (await saver.keepMine(clash)) onSettled();
          }}
          onTakeTheirs={() => {
            saver.takeTheirs(clash);
            onSettled();
          }}
        />
      ));
  return (
    <div className={styles.ticket}>
      <TicketHeader
        link={shareLink(desk, ticket)}
        onClose={onClose}
        onSave={saver.save}
        onStep={onStep}
        ticket={ticket}
      />
      <div className={styles.scroll}>
        <TicketTitle onSave={saver.save} ticket={ticket} />
        {clashes((field) => field === 'title')}
        <TicketFacts context={context} members={members} onSave={saver.save} ticket={ticket} />
        {clashes((field) => field !== 'title' && field !== 'description')}
        <TicketActions desk={desk} onSave={saver.save} ticket={ticket} />
        <TicketDetails context={context} members={members} onSave={saver.save} ticket={ticket} />
        <TicketDescription
          clashing={saver.clashes.some(({ field }) => field === 'description')}
          draft={draft}
          onSave={saver.save}
          people={members}
          ticket={ticket}
        />
        {clashes((field) => field === 'description', draft.clear)}
        <Relations desk={desk} onOpen={onOpen} ticket={ticket} />
        {desk.can.includes('run.read') && (
          <OptionalPart>
            <TicketRuns desk={desk} ticket={ticket} />
          </OptionalPart>
        )}
        <Timeline comments={comments} context={context} history={history} onOpen={onOpen} ticket={ticket} />
      </div>
      {ticket.can.includes('comment') ? (
        <Composer comments={comments} desk={desk} people={members} ticket={ticket} />
      ) : (
        <Text className={styles.quiet}>{words.ticket.panel.readOnly}</Text>
      )}
    </div>
  );
}

/** The panel takes the focus when it opens, and keeps it when it goes on to another ticket. */
function useFocusOn(root: { readonly current: HTMLElement | null }, ticketId: string): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current === ticketId) return;
    const inside = root.current?.contains(document.activeElement) === true;
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    if (shown.current === null || inside || nowhere) root.current?.focus({ preventScroll: true });
    shown.current = ticketId;
  }, [root, ticketId]);
}

/** A ticket that was taken back is forgotten while it is read: nothing else takes away what is on the screen. */
function useWhenDropped(ticketId: string, onDropped: () => void): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      queries.getQueryCache().subscribe(({ type, query }) => {
        const [kind, id, part] = query.queryKey;
        if (type === 'removed' && kind === 'ticket' && id === ticketId && part === undefined) onDropped();
      }),
    [queries, ticketId, onDropped],
  );
}

/** In a text field or an open list, letters are text. */
function isTyping(target: EventTarget | null): boolean {
  if (isTextField(target)) return true;
  return target instanceof Element && target.closest('[role=combobox], [role=listbox], [role=menu]') !== null;
}

function PanelSkeleton() {
  const styles = useStyles();
  const { states } = useWords().ticket;
  return (
    <Skeleton aria-label={states.loading} className={styles.scroll}>
      <SkeletonItem size={32} />
      <SkeletonItem size={56} />
      <SkeletonItem size={20} />
      <SkeletonItem size={96} />
    </Skeleton>
  );
}
