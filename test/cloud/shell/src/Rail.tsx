import { Button, CounterBadge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Alert24Filled,
  Alert24Regular,
  Chat24Filled,
  Chat24Regular,
  PeopleTeam24Filled,
  PeopleTeam24Regular,
  TicketDiagonal24Filled,
  TicketDiagonal24Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { api } from './api.ts';
import { posts, type Selection } from './choices.ts';
import { useShell } from './shell-context.ts';

const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    width: '68px',
    flexShrink: 0,
    paddingTop: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground4,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bottom: {
    flexDirection: 'row',
    width: '100%',
    justifyContent: 'space-around',
    paddingTop: 0,
    borderRight: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  item: {
    flexDirection: 'column',
    minWidth: '60px',
    height: '56px',
    padding: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase100,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    position: 'relative',
  },
  chosen: { color: tokens.colorBrandForeground1 },
  badge: { position: 'absolute', top: tokens.spacingVerticalXXS, right: tokens.spacingHorizontalS },
});

/** The apps on the left, or at the bottom of a phone. */
export function Rail() {
  const { state, words, compact, actions } = useShell();
  const styles = useStyles();
  const unread = state.feed.filter(({ read }) => !read).length;
  const openApp = async (selection: Selection) => {
    await api.install(state.person.oid, null);
    actions.select(selection);
  };
  return (
    <nav className={mergeClasses(styles.rail, compact && styles.bottom)} aria-label="Teams">
      <Item
        view="activity"
        label={words.activity}
        icons={[<Alert24Regular key="r" />, <Alert24Filled key="f" />]}
        count={unread}
      />
      <Item
        view="chat"
        label={words.chat}
        icons={[<Chat24Regular key="r" />, <Chat24Filled key="f" />]}
        onOpen={() => void openApp({ view: 'chat' })}
      />
      <Item
        view="teams"
        label={words.teams}
        icons={[<PeopleTeam24Regular key="r" />, <PeopleTeam24Filled key="f" />]}
        onOpen={() => actions.select({ view: 'teams', channelId: null, tab: posts, sub: null })}
      />
      <Item
        view="app"
        label={state.app.name}
        icons={[<TicketDiagonal24Regular key="r" />, <TicketDiagonal24Filled key="f" />]}
        onOpen={() => void openApp({ view: 'app', sub: null })}
      />
    </nav>
  );
}

interface ItemProps {
  readonly view: Selection['view'];
  readonly label: string;
  readonly icons: readonly [ReactElement, ReactElement];
  readonly count?: number;
  readonly onOpen?: () => void;
}

function Item({ view, label, icons, count = 0, onOpen }: ItemProps) {
  const { choices, actions } = useShell();
  const styles = useStyles();
  const chosen = choices.selection.view === view;
  return (
    <Button
      appearance="transparent"
      className={mergeClasses(styles.item, chosen && styles.chosen)}
      aria-current={chosen ? 'page' : undefined}
      onClick={onOpen ?? (() => actions.select({ view: 'activity' }))}
    >
      {icons[chosen ? 1 : 0]}
      {label}
      {count > 0 && <CounterBadge className={styles.badge} size="small" color="danger" count={count} />}
    </Button>
  );
}
