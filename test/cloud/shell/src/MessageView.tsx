import { Avatar, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Bot20Regular, TicketDiagonal16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import Markdown from 'react-markdown';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import { z } from 'zod';
import type { ShellMessage } from '../shell-state.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { api } from './api.ts';
import { CardView, type Pressed } from './CardView.tsx';
import { useShell } from './shell-context.ts';
import { timeOf } from './time.ts';

const useStyles = makeStyles({
  message: { display: 'flex', gap: tokens.spacingHorizontalM, padding: `${tokens.spacingVerticalXS} 0` },
  body: { flexGrow: 1, minWidth: 0 },
  head: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  quiet: { color: tokens.colorNeutralForeground3 },
  text: {
    overflowWrap: 'anywhere',
    '& p': { margin: `${tokens.spacingVerticalXXS} 0` },
    '& a': { color: tokens.colorBrandForegroundLink },
    '& ul, & ol': { margin: `${tokens.spacingVerticalXXS} 0`, paddingLeft: tokens.spacingHorizontalXL },
  },
  action: { minWidth: 'auto', height: '20px' },
  failed: { color: tokens.colorStatusDangerForeground1 },
});

interface Props {
  readonly message: ShellMessage;
  readonly conversation: string;
  readonly roster: readonly { readonly oid: string; readonly name: string }[];
}

export function MessageView({ message, conversation, roster }: Props) {
  const { state, locale, words, actions } = useShell();
  const styles = useStyles();
  const { busy, problem, press } = usePress(message, conversation);
  const [acting, setActing] = useState(false);
  const bot = message.from === 'bot';
  return (
    <article className={styles.message} data-message={message.id} data-from={bot ? 'bot' : 'person'}>
      {bot ? (
        <Avatar size={32} shape="square" color="brand" icon={<Bot20Regular />} name={state.app.name} />
      ) : (
        <Avatar size={32} color="colorful" name={message.author} />
      )}
      <div className={styles.body}>
        <div className={styles.head}>
          <Text weight="semibold">{message.author}</Text>
          <Text size={200} className={styles.quiet}>
            {timeOf(message.at, locale)} {message.edited && !message.deleted ? words.edited : ''}
          </Text>
          {!bot && !message.deleted && (
            <Button
              appearance="transparent"
              className={styles.action}
              icon={<TicketDiagonal16Regular />}
              onClick={() => setActing(true)}
              size="small"
              aria-label={words.createTicket}
              title={words.createTicket}
            />
          )}
        </div>
        {message.deleted && <Text className={styles.quiet}>{words.deleted}</Text>}
        {message.text !== '' && (
          <div className={styles.text}>
            <Markdown remarkPlugins={[remarkGfm, remarkBreaks]}>{plain(message.text)}</Markdown>
          </div>
        )}
        {message.cards.map((card, index) => (
          <CardView
            // biome-ignore lint/suspicious/noArrayIndexKey: a message's cards keep their places
            key={index}
            card={card}
            roster={roster}
            busy={busy}
            onPress={(action) => void press(action)}
            onOpen={actions.open}
          />
        ))}
        {acting && (
          <ActionDialog
            conversation={conversation}
            message={message.id}
            onClose={() => setActing(false)}
            roster={roster}
          />
        )}
        {problem !== null && (
          <Text size={200} role="alert" className={mergeClasses(styles.failed)}>
            {problem}
          </Text>
        )}
      </div>
    </article>
  );
}

/** Mentions are marked up on the wire; here they are bold. */
function plain(text: string): string {
  return text.replace(/<at>(.*?)<\/at>/g, '**$1**');
}

const InvokeAnswer = z.looseObject({ statusCode: z.number(), type: z.string(), value: z.unknown() });

function usePress(message: ShellMessage, conversation: string) {
  const { state, words, actions } = useShell();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const press = async (action: Pressed) => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await api.press({ person: state.person.oid, conversation, message: message.id, action });
      const invoked = InvokeAnswer.safeParse(answer?.body);
      const failed = (answer?.status ?? 500) >= 400 || (invoked.success && invoked.data.statusCode >= 400);
      if (failed) setProblem(words.failed);
      else if (invoked.success && invoked.data.type === 'application/vnd.microsoft.activity.message')
        actions.say(String(invoked.data.value));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, press };
}
