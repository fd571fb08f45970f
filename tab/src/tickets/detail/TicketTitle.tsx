import { Button, Field, Input, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { Edit20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { TicketView } from '#shared/tickets/shown.ts';
import { useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import type { Save } from './use-save-ticket.ts';

const LONGEST = 250;

const useStyles = makeStyles({
  row: { minHeight: '40px', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  title: { flexGrow: 1, minWidth: 0, margin: 0, overflowWrap: 'anywhere' },
  editable: { cursor: 'text' },
  input: { width: '100%', fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly ticket: TicketView;
  readonly onSave: Save;
}

interface Editing {
  readonly text: string;
  readonly version: string;
}

/** Edited in place: Enter or leaving the field saves, Escape keeps the old one. */
export function TicketTitle({ ticket, onSave }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { title: words } = useWords().ticket;
  const [editing, setEditing] = useState<Editing | null>(null);
  const may = ticket.can.includes('edit');
  const begin = () => may && setEditing({ text: ticket.title, version: ticket.version });

  const finish = async () => {
    if (editing === null) return;
    const title = editing.text.replace(/\s+/g, ' ').trim();
    if (title === '') return;
    setEditing(null);
    if (title === ticket.title) return;
    const result = await onSave({ title }, editing.version);
    if (result === 'refused') setEditing((begun) => begun ?? editing);
  };

  if (editing === null) {
    return (
      <div className={styles.row}>
        <Title3 as="h2" className={styles.title} onClick={begin}>
          {ticket.title}
        </Title3>
        {may && (
          <Button
            appearance="subtle"
            aria-label={words.edit}
            className={target}
            icon={<Edit20Regular />}
            onClick={begin}
            title={words.edit}
          />
        )}
      </div>
    );
  }
  const empty = editing.text.trim() === '';
  return (
    <Field {...(empty ? { validationMessage: words.needed, validationState: 'error' as const } : {})}>
      <Input
        aria-label={words.label}
        autoFocus
        className={styles.input}
        maxLength={LONGEST}
        onBlur={finish}
        onChange={(_, { value }) => setEditing({ ...editing, text: value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void finish();
          if (event.key === 'Escape') setEditing(null);
          if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
        }}
        size="large"
        value={editing.text}
      />
    </Field>
  );
}
