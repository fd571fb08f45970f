import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShellChannel, ShellTeam, Tab } from '../shell-state.ts';
import { AppDialog } from './AppDialog.tsx';
import { api } from './api.ts';
import { AppFrame } from './host/AppFrame.tsx';
import { host, type Verbs } from './host/host.ts';
import { useShell } from './shell-context.ts';

interface Props {
  readonly team: ShellTeam;
  readonly channel: ShellChannel;
  readonly tab: Tab;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Shows the app's removal page; the tab goes once the app agrees. */
export function RemoveTabDialog({ team, channel, tab, onRemoved, onClose }: Props) {
  const { state, words, actions } = useShell();
  const [valid, setValid] = useState(true);
  const verbs: Verbs = {
    'settings.setValidityState': ([is]) => setValid(is !== false),
    'settings.getSettings': () => [{ ...tab, suggestedDisplayName: tab.name }],
    'settings.remove.success': async () => {
      await api.removeTab(channel.id, tab.id);
      onClose();
      onRemoved();
      return undefined;
    },
    'settings.remove.failure': ([reason]) => actions.say(String(reason ?? words.failed)),
  };
  return (
    <AppDialog
      title={words.removeTab}
      width={520}
      height={320}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button appearance="primary" disabled={!valid} onClick={() => host.send('remove', 'settings.remove')}>
            {words.removeTab}
          </Button>
        </>
      }
    >
      <AppFrame
        src={tab.removeUrl ?? `${state.app.origin}/tab/remove`}
        title={words.removeTab}
        frameContext="remove"
        place={{ team, channel }}
        entityId={tab.entityId}
        sub={null}
        verbs={verbs}
      />
    </AppDialog>
  );
}
