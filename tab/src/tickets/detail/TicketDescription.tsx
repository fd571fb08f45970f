import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Edit20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PersonView } from '#shared/members/member.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { useWords } from '../../app/session.tsx';
import { MarkdownText } from '../../ui/MarkdownText.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { MarkdownEditor } from './MarkdownEditor.tsx';
import { toMarkdown, toWritten } from './mentions.ts';
import type { Begun, DescriptionDraft } from './use-description-draft.ts';
import type { Save } from './use-save-ticket.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  heading: { margin: 0 },
  none: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly ticket: TicketView;
  readonly people: readonly PersonView[];
  readonly draft: DescriptionDraft;
  /** Somebody else changed it meanwhile: which text is to stay is asked beneath. */
  readonly clashing: boolean;
  readonly onSave: Save;
}

/** Read as Markdown, edited in place; what was typed is kept until it is saved or given up. */
export function TicketDescription({ ticket, people, draft, clashing, onSave }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { description: words } = useWords().ticket;
  const [editing, setEditing] = useState<Begun | null>(null);
  const [saving, setSaving] = useState(false);
  const may = ticket.can.includes('edit');
  const begin = () => setEditing(draft.begun ?? { text: ticket.description, version: ticket.version });
  const heading = (
    <Subtitle2 as="h3" className={styles.heading}>
      {words.label}
    </Subtitle2>
  );

  if (editing !== null) {
    const { version } = editing;
    const finish = async (text: string) => {
      setEditing(null);
      setSaving(true);
      const result = text === ticket.description ? 'saved' : await onSave({ description: text }, version);
      if (result === 'saved') draft.forget({ text, version });
      setSaving(false);
    };
    return (
      <section className={styles.box}>
        {heading}
        <DescriptionEditor
          onCancel={() => {
            setEditing(null);
            draft.clear();
          }}
          onKeep={(text) => draft.keep({ text, version })}
          onSave={finish}
          people={people}
          started={editing.text}
        />
      </section>
    );
  }
  return (
    <section className={styles.box}>
      <div className={styles.head}>
        {heading}
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
      {may && !saving && !clashing && draft.begun !== null && (
        <MessageBar layout="multiline">
          <MessageBarBody>{words.draft}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={begin}>
              {words.resume}
            </Button>
            <Button size="small" onClick={draft.clear}>
              {words.discard}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {ticket.description === '' ? (
        <Text className={styles.none}>{words.empty}</Text>
      ) : (
        <MarkdownText people={people} text={ticket.description} />
      )}
    </section>
  );
}

interface EditorProps {
  readonly started: string;
  readonly people: readonly PersonView[];
  readonly onKeep: (text: string) => void;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

function DescriptionEditor({ started, people, onKeep, onSave, onCancel }: EditorProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { description: words } = useWords().ticket;
  const [written, setWritten] = useState(() => toWritten(started));
  const save = () => onSave(toMarkdown(written));
  return (
    <>
      <MarkdownEditor
        focusOnOpen
        label={words.label}
        mentionsOpen="below"
        onSubmit={save}
        onWrite={(next) => {
          setWritten(next);
          onKeep(toMarkdown(next));
        }}
        people={people}
        placeholder={words.placeholder}
        rows={8}
        written={written}
      />
      <div className={styles.buttons}>
        <Button appearance="primary" className={target} onClick={save}>
          {words.save}
        </Button>
        <Button className={target} onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </>
  );
}
