import { makeStyles, Spinner, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { readDesk } from '#shared/desks/contract.ts';
import type { DeskSummary, DeskView } from '#shared/desks/desk.ts';
import { previewMove } from '#shared/tickets/move-contract.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { stepValues } from '../detail/ChangeLine.tsx';
import { type FieldContext, fieldName } from '../detail/field-words.ts';
import { useMoveWords } from './use-move-words.ts';

const useStyles = makeStyles({
  preview: { display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { margin: 0 },
  list: {
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
  },
});

interface Props {
  readonly desk: DeskView;
  readonly ticket: TicketView;
  readonly to: DeskSummary;
}

/** What becomes of a ticket on another desk, before it goes there. */
export function MovePreview({ desk, ticket, to }: Props) {
  const styles = useStyles();
  const send = useSend();
  const all = useWords();
  const words = useMoveWords();
  const { locale } = useSession();
  const preview = useQuery({
    queryKey: ['move', ticket.id, ticket.version, to.id],
    queryFn: () => send(previewMove, { params: { deskId: desk.id, ticketId: ticket.id }, query: { to: to.id } }),
  });
  const there = useQuery({ queryKey: ['desk', to.id], queryFn: () => send(readDesk, { params: { deskId: to.id } }) });
  const failed = preview.error ?? there.error;
  if (failed !== null)
    return (
      <ErrorState
        message={reasonOf(failed)}
        onRetry={() => {
          void preview.refetch();
          void there.refetch();
        }}
      />
    );
  if (preview.data === undefined || there.data === undefined)
    return <Spinner label={all.ticket.states.loading} size="tiny" />;
  const { changes, people, unseen, links, runs } = preview.data;
  const context: FieldContext = {
    desk: there.data,
    people: new Map(people.map((person) => [person.id, person])),
    words: all,
    locale,
  };
  const names = new Intl.ListFormat(locale).format(unseen.map(({ name }) => name || all.ticket.people.unknown));
  return (
    <div className={styles.preview}>
      <Text>{words.means(to.name)}</Text>
      {changes.length === 0 ? (
        <Text>{words.fits}</Text>
      ) : (
        <>
          <Subtitle2 as="h3" className={styles.heading}>
            {words.changes}
          </Subtitle2>
          <ul aria-label={words.changes} className={styles.list}>
            {changes.map((change) => (
              <li key={change.field}>{words.change(fieldName(change.field, context), stepValues(change, context))}</li>
            ))}
          </ul>
        </>
      )}
      {unseen.length > 0 && <Text>{words.unseen(names, unseen.length)}</Text>}
      {links > 0 && <Text>{words.links(links)}</Text>}
      {runs > 0 && <Text>{words.runs(runs)}</Text>}
    </div>
  );
}
