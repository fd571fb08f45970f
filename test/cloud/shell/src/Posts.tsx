import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ShellChannel, ShellTeam } from '../shell-state.ts';
import { Composer } from './Composer.tsx';
import { MessageView } from './MessageView.tsx';
import { useShell } from './shell-context.ts';
import { useMessages } from './use-messages.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

const useStyles = makeStyles({
  list: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  column: { maxWidth: '760px', margin: '0 auto' },
  post: {
    padding: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    // Seen in high contrast only.
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  replies: { marginLeft: tokens.spacingHorizontalXXL },
  flush: { marginLeft: '0' },
});

/** A channel's posts with their replies, the newest at the end. */
export function Posts({ team, channel }: { readonly team: ShellTeam; readonly channel: ShellChannel }) {
  const { words, compact } = useShell();
  const styles = useStyles();
  const messages = useMessages(channel.id);
  const list = useStickToEnd<HTMLDivElement>(messages.length);
  const threads = messages.filter(({ id, thread }) => id === thread);
  return (
    <div ref={list} className={styles.list}>
      <div className={styles.column}>
        {threads.length === 0 && <Text>{words.noMessages}</Text>}
        {threads.map((post) => (
          <section key={post.id} className={styles.post}>
            <MessageView message={post} conversation={channel.id} roster={team.roster} />
            <div className={mergeClasses(styles.replies, compact && styles.flush)}>
              {messages
                .filter(({ id, thread }) => thread === post.id && id !== post.id)
                .map((reply) => (
                  <MessageView key={reply.id} message={reply} conversation={channel.id} roster={team.roster} />
                ))}
              <Composer placeholder={words.reply} channelId={channel.id} thread={post.id} />
            </div>
          </section>
        ))}
        <section className={styles.post}>
          <Composer placeholder={words.writeChannel} channelId={channel.id} thread={null} />
        </section>
      </div>
    </div>
  );
}
