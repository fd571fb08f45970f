import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ChannelPane } from './ChannelPane.tsx';
import { ChatPane } from './ChatPane.tsx';
import { Feed } from './Feed.tsx';
import { AppFrame } from './host/AppFrame.tsx';
import { useShell } from './shell-context.ts';
import { TeamList } from './TeamList.tsx';

const useStyles = makeStyles({
  main: { flexGrow: 1, minWidth: 0, minHeight: 0, display: 'flex' },
  list: {
    width: '300px',
    flexShrink: 0,
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  alone: { width: '100%', borderRight: 'none' },
  content: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  empty: { margin: 'auto', color: tokens.colorNeutralForeground3 },
});

export function Content() {
  const { choices, state, locale, words, compact } = useShell();
  const styles = useStyles();
  const { selection } = choices;
  const listClass = mergeClasses(styles.list, compact && styles.alone);
  switch (selection.view) {
    case 'activity':
      return (
        <main className={styles.main}>
          <section className={listClass}>
            <Feed />
          </section>
          {!compact && <div className={styles.content} />}
        </main>
      );
    case 'chat':
      return (
        <main className={styles.main}>
          <section className={styles.content}>
            <ChatPane />
          </section>
        </main>
      );
    case 'app':
      return (
        <main className={styles.main}>
          <section className={styles.content}>
            <AppFrame
              key={[state.person.oid, locale, choices.opened, selection.sub].join()}
              src={`${state.app.origin}/tab/me`}
              title={state.app.name}
              frameContext="content"
              place={null}
              entityId="me"
              sub={selection.sub}
            />
          </section>
        </main>
      );
    case 'teams': {
      const { channelId } = selection;
      const team = state.teams.find(({ channels }) => channels.some(({ id }) => id === channelId));
      const channel = team?.channels.find(({ id }) => id === channelId);
      const found = team !== undefined && channel !== undefined;
      return (
        <main className={styles.main}>
          {(!compact || !found) && (
            <section className={listClass}>
              <TeamList />
            </section>
          )}
          {(!compact || found) && (
            <section className={styles.content}>
              {found ? (
                <ChannelPane team={team} channel={channel} tab={selection.tab} sub={selection.sub} />
              ) : (
                <Text className={styles.empty}>{words.chooseChannel}</Text>
              )}
            </section>
          )}
        </main>
      );
    }
    default:
      return selection satisfies never;
  }
}
