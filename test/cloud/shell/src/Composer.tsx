import { Button, makeStyles, Textarea, Tooltip, tokens } from '@fluentui/react-components';
import { Mention20Regular, Send20Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, useState } from 'react';
import { api } from './api.ts';
import { useShell } from './shell-context.ts';

interface Props {
  readonly placeholder: string;
  /** Null for the chat with the bot. */
  readonly channelId: string | null;
  readonly thread: string | null;
}

const useStyles = makeStyles({
  composer: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalXS },
  input: { flexGrow: 1 },
});

/** Enter sends, Shift+Enter begins a line. */
export function Composer({ placeholder, channelId, thread }: Props) {
  const { state, words } = useShell();
  const styles = useStyles();
  const [text, setText] = useState('');
  const send = () => {
    if (text.trim() === '') return;
    setText('');
    void api.say(state.person.oid, channelId, thread, text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={styles.composer}>
      <Textarea
        className={styles.input}
        rows={1}
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        onChange={(_, data) => setText(data.value)}
        onKeyDown={onKeyDown}
      />
      {channelId !== null && (
        <Tooltip content={words.mention} relationship="label">
          <Button
            appearance="subtle"
            icon={<Mention20Regular />}
            onClick={() => setText(`@${state.app.name} ${text}`)}
          />
        </Tooltip>
      )}
      <Tooltip content={words.send} relationship="label">
        <Button appearance="subtle" icon={<Send20Regular />} onClick={send} />
      </Tooltip>
    </div>
  );
}
