import {
  Avatar,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tab,
  TabList,
  Text,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { Add20Regular, ArrowLeft20Regular, ChevronDown16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ShellChannel, ShellTeam } from '../shell-state.ts';
import { AddTabDialog } from './AddTabDialog.tsx';
import { posts } from './choices.ts';
import { AppFrame } from './host/AppFrame.tsx';
import { Posts } from './Posts.tsx';
import { RemoveTabDialog } from './RemoveTabDialog.tsx';
import { useShell } from './shell-context.ts';
import { channelName } from './TeamList.tsx';

interface Props {
  readonly team: ShellTeam;
  readonly channel: ShellChannel;
  readonly tab: string;
  readonly sub: string | null;
}

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowX: 'auto',
    flexShrink: 0,
  },
  name: { whiteSpace: 'nowrap' },
  body: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
});

/** A channel: its messages, and the app's tabs that someone added. */
export function ChannelPane({ team, channel, tab, sub }: Props) {
  const { state, choices, locale, words, compact, actions } = useShell();
  const styles = useStyles();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState(false);
  const shown = channel.tabs.find(({ id }) => id === tab);
  const select = (next: string) => actions.select({ view: 'teams', channelId: channel.id, tab: next, sub: null });
  const name = channelName(team, channel, words);
  return (
    <>
      <header className={styles.header}>
        {compact ? (
          <Button
            appearance="subtle"
            icon={<ArrowLeft20Regular />}
            aria-label={words.back}
            onClick={() => actions.select({ view: 'teams', channelId: null, tab: posts, sub: null })}
          />
        ) : (
          <Avatar shape="square" size={28} name={team.name} color="colorful" />
        )}
        <Text weight="bold" size={400} className={styles.name}>
          {name}
        </Text>
        <TabList selectedValue={shown?.id ?? posts} onTabSelect={(_, { value }) => select(String(value))}>
          <Tab value={posts}>{words.posts}</Tab>
          {channel.tabs.map(({ id, name: label }) => (
            <Tab key={id} value={id}>
              {label}
            </Tab>
          ))}
        </TabList>
        {shown !== undefined && (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button appearance="subtle" size="small" icon={<ChevronDown16Regular />} aria-label={words.menu} />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={() => setRemoving(true)}>{words.removeTab}</MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
        <Tooltip content={words.addTab} relationship="label">
          <Button appearance="subtle" icon={<Add20Regular />} onClick={() => setAdding(true)} />
        </Tooltip>
      </header>
      <div className={styles.body}>
        {shown === undefined ? (
          <Posts key={channel.id} team={team} channel={channel} />
        ) : (
          <AppFrame
            key={[state.person.oid, locale, shown.id, choices.opened, sub].join()}
            src={shown.contentUrl}
            title={shown.name}
            frameContext="content"
            place={{ team, channel }}
            entityId={shown.entityId}
            sub={sub}
          />
        )}
      </div>
      {adding && <AddTabDialog team={team} channel={channel} onSaved={select} onClose={() => setAdding(false)} />}
      {removing && shown !== undefined && (
        <RemoveTabDialog
          team={team}
          channel={channel}
          tab={shown}
          onClose={() => setRemoving(false)}
          onRemoved={() => select(posts)}
        />
      )}
    </>
  );
}
