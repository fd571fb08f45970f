import { Combobox, makeStyles, mergeClasses, Option, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { searchTickets } from '#shared/tickets/list-contract.ts';
import type { TicketRow, TicketView } from '#shared/tickets/shown.ts';
import { useSend } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { statusName } from '../detail/field-words.ts';

const SETTLED = 200;
const MOST_SHOWN = 20;

const useStyles = makeStyles({
  field: { minWidth: 0, width: '100%' },
  input: { minWidth: 0, width: '100%', textOverflow: 'ellipsis' },
  listbox: { minWidth: 'min(320px, 90vw)' },
  option: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, width: '100%' },
  title: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

interface Props {
  readonly label: string;
  readonly desk: DeskView;
  /** To which another one is sought: neither it nor what it is related to is on offer. */
  readonly ticket: TicketView;
  readonly chosen: TicketRow | null;
  readonly onChoose: (ticket: TicketRow | null) => void;
}

/** Finds a ticket of the desk by its number or by words, as one types. */
export function TicketFinder({ label, desk, ticket, chosen, onChoose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const words = useWords();
  const [typed, setTyped] = useState('');
  const text = useSettled(withoutPrefix(typed, desk.prefix), SETTLED);
  const found = useQuery({
    queryKey: ['find-ticket', desk.id, text],
    queryFn: () => send(searchTickets, { params: { deskId: desk.id }, query: { text } }),
    enabled: text !== '' && chosen === null,
    staleTime: 30_000,
  });
  const known = new Set([ticket.id, ...ticket.links.map((link) => link.ticket.id)]);
  const items = (text === '' ? [] : (found.data?.items ?? [])).filter(({ id }) => !known.has(id)).slice(0, MOST_SHOWN);
  const { links } = words.ticket;
  const note = noteOf({ text, failed: found.error, pending: found.isPending, none: items.length === 0 }, links);
  return (
    <Combobox
      freeform
      appearance="filled-darker"
      aria-label={label}
      className={mergeClasses(styles.field, target)}
      expandIcon={null}
      input={{ className: styles.input, maxLength: 200 }}
      listbox={{ className: styles.listbox }}
      onChange={(event) => {
        setTyped(event.target.value);
        onChoose(null);
      }}
      onOptionSelect={(_, { optionValue }) => {
        const item = items.find(({ id }) => id === optionValue);
        if (item !== undefined) onChoose(item);
      }}
      placeholder={links.searchHint}
      positioning={{ position: 'below', align: 'start', fallbackPositions: ['above-start', 'below-end'] }}
      selectedOptions={chosen === null ? [] : [chosen.id]}
      value={chosen === null ? typed : `${chosen.key} ${chosen.title}`}
    >
      {items.map((item) => (
        <Option key={item.id} text={`${item.key} ${item.title}`} value={item.id}>
          <span className={styles.option}>
            <span className={styles.title}>
              {item.key} {item.title}
            </span>
            <StatusPill group={item.group} name={statusName(desk, item.status, words)} />
          </span>
        </Option>
      ))}
      {note !== null && (
        <Option disabled text={note} value="">
          {note}
        </Option>
      )}
    </Combobox>
  );
}

interface Search {
  readonly text: string;
  readonly failed: Error | null;
  readonly pending: boolean;
  readonly none: boolean;
}

function noteOf(
  { text, failed, pending, none }: Search,
  words: { searchHint: string; searching: string; none: string },
) {
  if (text === '') return words.searchHint;
  if (failed !== null) return failed.message;
  if (pending) return words.searching;
  return none ? words.none : null;
}

/** `TKT-42` is found by its number. */
function withoutPrefix(typed: string, prefix: string): string {
  const text = typed.trim();
  const start = `${prefix}-`.toLowerCase();
  return text.toLowerCase().startsWith(start) ? text.slice(start.length) : text;
}
