import { Button, Checkbox, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketRow, TicketView } from '#shared/tickets/shown.ts';
import { LinkKind } from '#shared/tickets/ticket.ts';
import { reasonOf } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { Fact } from '../detail/Fact.tsx';
import { TicketFinder } from './TicketFinder.tsx';
import type { Links } from './use-links.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    alignItems: 'start',
  },
  means: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly desk: DeskView;
  readonly ticket: TicketView;
  readonly links: Links;
  readonly onClose: () => void;
}

/** Chooses how, and which other ticket; a duplicate is merged unless one only wants to note it. */
export function RelationForm({ desk, ticket, links, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { links: words } = useWords().ticket;
  const [kind, setKind] = useState<LinkKind>('relates');
  const [other, setOther] = useState<TicketRow | null>(null);
  const [merging, setMerging] = useState(true);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[role=combobox]')?.focus(), []);
  const merges = kind === 'duplicate-of' && merging;
  const choices = LinkKind.options.map((value) => ({ value, text: words.kinds[value] }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (links.busy) return;
    if (other === null) return setFailure(words.needed);
    setFailure(null);
    try {
      await links.step(merges ? { what: 'merge', other: other.id } : { what: 'add', kind, other: other.id });
      onClose();
    } catch (problem) {
      setFailure(reasonOf(problem));
    }
  };
  return (
    <form
      className={styles.form}
      ref={form}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      onSubmit={submit}
    >
      <div className={styles.facts}>
        <Fact label={words.kind}>
          <ChoicePicker
            choices={choices}
            chosen={{ value: kind, text: words.kinds[kind] }}
            label={words.kind}
            onChoose={(value) => setKind(LinkKind.parse(value))}
          />
        </Fact>
        <Fact label={words.other}>
          <TicketFinder chosen={other} desk={desk} label={words.other} onChoose={setOther} ticket={ticket} />
        </Fact>
      </div>
      {kind === 'duplicate-of' && (
        <div>
          <Checkbox checked={merging} label={words.merge} onChange={(_, data) => setMerging(data.checked === true)} />
          <Text as="p" block className={styles.means} size={200}>
            {merging ? words.mergeMeans : words.noteMeans}
          </Text>
        </div>
      )}
      {failure !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{failure}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" className={target} disabledFocusable={links.busy} type="submit">
          {merges ? words.mergeAction : words.addAction}
        </Button>
        <Button className={target} onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
