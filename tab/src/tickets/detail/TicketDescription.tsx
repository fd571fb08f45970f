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
import type { TicketView } from '#shared/tickets/contract.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { draftKey, useDraft } from '../../ui/draft.ts';
import { MarkdownText } from '../../ui/MarkdownText.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { MarkdownEditor } from './MarkdownEditor.tsx';
import { toMarkdown, toWritten } from './mentions.ts';
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
  readonly onSave: Save;
}

/** Read as Markdown, edited in place; what was typed is kept until it is saved or given up. */
export function TicketDescription({ ticket, people, onSave }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { description: words } = useWords().ticket;
  const { me } = useSession();
  const draft = useDraft(draftKey(me.id, ticket.deskId, ticket.id, 'description'));
  const [version, setVersion] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const may = ticket.can.includes('edit');
  const heading = (
    <Subtitle2 as="h3" className={styles.heading}>
      {words.label}
    </Subtitle2>
  );

  if (version !== null) {
    const finish = async (text: string) => {
      setVersion(null);
      setSaving(true);
      const result = text === ticket.description ? 'saved' : await onSave({ description: text }, version);
      if (result !== 'refused') draft.clear();
      setSaving(false);
    };
    const started = draft.text === '' ? ticket.description : draft.text;
    return (
      <section className={styles.box}>
        {heading}
        <DescriptionEditor
          onCancel={() => {
            setVersion(null);
            draft.clear();
          }}
          onKeep={draft.set}
          onSave={finish}
          people={people}
          started={started}
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
            onClick={() => setVersion(ticket.version)}
            title={words.edit}
          />
        )}
      </div>
      {may && !saving && draft.text !== '' && (
        <MessageBar layout="multiline">
          <MessageBarBody>{words.draft}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => setVersion(ticket.version)}>
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
