import { Avatar, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { FeedEntry } from '../shell-state.ts';
import { api } from './api.ts';
import { useShell } from './shell-context.ts';
import { timeOf } from './time.ts';

const useStyles = makeStyles({
  title: {
    display: 'block',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
  },
  entry: {
    width: `calc(100% - 2 * ${tokens.spacingHorizontalS})`,
    margin: `0 ${tokens.spacingHorizontalS}`,
    padding: tokens.spacingHorizontalS,
    gap: tokens.spacingHorizontalM,
    justifyContent: 'flex-start',
    alignItems: 'flex-start',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
  },
  unread: { fontWeight: tokens.fontWeightSemibold },
  lines: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  time: { whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
});

/** The activity feed: what the app sent through Microsoft Graph. */
export function Feed() {
  const { state, language, locale, words, actions } = useShell();
  const styles = useStyles();
  const open = ({ id, link }: FeedEntry) => {
    void api.read(state.person.oid, id);
    if (link !== null) actions.open(link);
  };
  return (
    <>
      <Text as="h2" size={500} weight="bold" className={styles.title}>
        {words.activity}
      </Text>
      {state.feed.length === 0 && <Text className={styles.title}>{words.noFeed}</Text>}
      {state.feed.map((entry) => (
        <Button
          key={entry.id}
          appearance="subtle"
          className={mergeClasses(styles.entry, !entry.read && styles.unread)}
          onClick={() => open(entry)}
        >
          <Avatar size={32} name={state.app.name} color="brand" shape="square" />
          <span className={styles.lines}>
            <span>{entry.title[language]}</span>
            <Text size={200} className={styles.quiet}>
              {entry.preview}
            </Text>
          </span>
          <Text size={200} className={mergeClasses(styles.quiet, styles.time)}>
            {timeOf(entry.at, locale)}
          </Text>
        </Button>
      ))}
    </>
  );
}
