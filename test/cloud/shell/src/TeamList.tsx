import { Avatar, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons';
import type { ShellChannel, ShellTeam } from '../shell-state.ts';
import { posts } from './choices.ts';
import { useShell } from './shell-context.ts';
import type { Words } from './words.ts';

const useStyles = makeStyles({
  title: {
    display: 'block',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
  },
  team: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  channel: {
    width: `calc(100% - 2 * ${tokens.spacingHorizontalS})`,
    margin: `0 ${tokens.spacingHorizontalS}`,
    paddingLeft: '44px',
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** The General channel's name is the client's, in its language. */
export function channelName(team: ShellTeam, channel: ShellChannel, words: Words): string {
  return channel.id === team.thread ? words.general : channel.name;
}

export function TeamList() {
  const { state, choices, words, actions } = useShell();
  const styles = useStyles();
  const { selection } = choices;
  const open = selection.view === 'teams' ? selection.channelId : null;
  return (
    <>
      <Text as="h2" size={500} weight="bold" className={styles.title}>
        {words.teams}
      </Text>
      {state.teams.length === 0 && <Text className={styles.title}>{words.noTeams}</Text>}
      {state.teams.map((team) => (
        <div key={team.groupId}>
          <div className={styles.team}>
            <Avatar shape="square" size={24} name={team.name} color="colorful" />
            <Text weight="semibold">{team.name}</Text>
          </div>
          {team.channels.map((channel) => (
            <Button
              key={channel.id}
              appearance="subtle"
              className={mergeClasses(styles.channel, channel.id === open && styles.chosen)}
              aria-current={channel.id === open ? 'page' : undefined}
              {...(channel.kind === 'standard'
                ? {}
                : { icon: <LockClosed16Regular aria-label={words.privateChannel} />, iconPosition: 'after' as const })}
              onClick={() => actions.select({ view: 'teams', channelId: channel.id, tab: posts, sub: null })}
            >
              {channelName(team, channel, words)}
            </Button>
          ))}
        </div>
      ))}
    </>
  );
}
