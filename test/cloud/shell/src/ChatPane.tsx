import { Avatar, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Bot20Regular } from '@fluentui/react-icons';
import { Composer } from './Composer.tsx';
import { MessageView } from './MessageView.tsx';
import { useShell } from './shell-context.ts';
import { useMessages } from './use-messages.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: tokens.spacingHorizontalM },
  column: { maxWidth: '760px', width: '100%', margin: '0 auto', boxSizing: 'border-box' },
  composer: { padding: tokens.spacingHorizontalM },
});

/** The person's own conversation with the bot. */
export function ChatPane() {
  const { state, words } = useShell();
  const styles = useStyles();
  const messages = useMessages(state.chat);
  const list = useStickToEnd<HTMLDivElement>(messages.length);
  const roster = state.teams.flatMap((team) => team.roster);
  const distinct = roster.filter(({ oid }, index) => roster.findIndex((other) => other.oid === oid) === index);
  return (
    <>
      <header className={styles.header}>
        <Avatar size={28} shape="square" color="brand" icon={<Bot20Regular />} name={state.app.name} />
        <Text weight="bold" size={400}>
          {state.app.name}
        </Text>
      </header>
      <div ref={list} className={styles.list}>
        <div className={styles.column}>
          {messages.length === 0 && <Text>{words.noMessages}</Text>}
          {messages.map((message) => (
            <MessageView key={message.id} message={message} conversation={state.chat} roster={distinct} />
          ))}
        </div>
      </div>
      <div className={`${styles.column} ${styles.composer}`}>
        <Composer placeholder={words.write} channelId={null} thread={null} />
      </div>
    </>
  );
}
