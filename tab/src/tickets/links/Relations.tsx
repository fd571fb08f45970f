import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { Add16Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { LinkView, TicketView } from '#shared/tickets/shown.ts';
import { LinkKind } from '#shared/tickets/ticket.ts';
import { reasonOf } from '../../app/client.ts';
import { lazily } from '../../app/lazily.ts';
import { useWords } from '../../app/session.tsx';
import { OptionalPart } from '../../ui/OptionalPart.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { statusName } from '../detail/field-words.ts';
import { LinkedTicketLink } from './LinkedTicketLink.tsx';
import { type Links, useLinks } from './use-links.ts';

const RelationForm = lazily(async () => (await import('./RelationForm.tsx')).RelationForm);

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  heading: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  kind: { color: tokens.colorNeutralForeground2 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '32px',
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
  ticket: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'hidden',
    textAlign: 'left',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
});

interface Props {
  readonly desk: DeskView;
  readonly ticket: TicketView;
  readonly onOpen: (ticketId: string) => void;
}

/** How this ticket stands to others of its desk. */
export function Relations({ desk, ticket, onOpen }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { links: words } = useWords().ticket;
  const [adding, setAdding] = useState(false);
  const links = useLinks(desk, ticket);
  const edit = ticket.can.includes('edit');
  if (!edit && ticket.links.length === 0) return null;
  return (
    <section aria-label={words.heading} className={styles.section}>
      <div className={styles.head}>
        <Subtitle2 as="h3" className={styles.heading}>
          {words.heading}
        </Subtitle2>
        {edit && !adding && (
          <Button
            appearance="subtle"
            className={target}
            icon={<Add16Regular />}
            onClick={() => setAdding(true)}
            size="small"
          >
            {words.add}
          </Button>
        )}
      </div>
      {adding && (
        <OptionalPart>
          <RelationForm desk={desk} links={links} onClose={() => setAdding(false)} ticket={ticket} />
        </OptionalPart>
      )}
      {byKind(ticket.links).map(([kind, some]) => (
        <div key={kind}>
          <Text className={styles.kind} id={`links-${ticket.id}-${kind}`} size={200}>
            {words.kinds[kind]}
          </Text>
          <ul aria-labelledby={`links-${ticket.id}-${kind}`} className={styles.list}>
            {some.map((link) => (
              <RelatedRow desk={desk} key={link.ticket.id} link={link} links={edit ? links : null} onOpen={onOpen} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function byKind(links: readonly LinkView[]): readonly (readonly [LinkKind, readonly LinkView[]])[] {
  return LinkKind.options
    .map((kind) => [kind, links.filter((link) => link.kind === kind)] as const)
    .filter(([, some]) => some.length > 0);
}

interface RowProps {
  readonly desk: DeskView;
  readonly link: LinkView;
  /** Null for readers who may not take it away. */
  readonly links: Links | null;
  readonly onOpen: (ticketId: string) => void;
}

function RelatedRow({ desk, link, links, onOpen }: RowProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useWords();
  const undo = useUndo();
  const { ticket } = link;
  const name = words.ticket.links.remove(ticket.key);
  const remove = () =>
    links?.step({ what: 'remove', other: ticket.id }).catch((problem: unknown) => undo.warn(reasonOf(problem)));
  return (
    <li className={styles.row}>
      <LinkedTicketLink className={styles.ticket} onOpen={onOpen} ticket={ticket} />
      <StatusPill group={ticket.group} name={statusName(desk, ticket.status, words)} />
      {links !== null && (
        <Button
          appearance="subtle"
          aria-label={name}
          className={target}
          disabledFocusable={links.busy}
          icon={<Dismiss16Regular />}
          onClick={remove}
          size="small"
          title={name}
        />
      )}
    </li>
  );
}
