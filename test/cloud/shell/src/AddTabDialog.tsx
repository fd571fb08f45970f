import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { ShellChannel, ShellTeam } from '../shell-state.ts';
import { AppDialog } from './AppDialog.tsx';
import { api } from './api.ts';
import { AppFrame } from './host/AppFrame.tsx';
import { host, type Verbs } from './host/host.ts';
import { useShell } from './shell-context.ts';

interface Props {
  readonly team: ShellTeam;
  readonly channel: ShellChannel;
  /** Gives the new tab's id. */
  readonly onSaved: (tabId: string) => void;
  readonly onClose: () => void;
}

const Settings = z.looseObject({
  entityId: z.string().default(''),
  contentUrl: z.string().default(''),
  suggestedDisplayName: z.string().optional(),
  websiteUrl: z.string().optional(),
  removeUrl: z.string().optional(),
});
type Settings = z.infer<typeof Settings>;

/** Adds the app to the team where it is not yet, then shows its configuration page, which decides when it may be saved. */
export function AddTabDialog({ team, channel, onSaved, onClose }: Props) {
  const { state, words, actions } = useShell();
  const [ready, setReady] = useState(false);
  const [valid, setValid] = useState(false);
  const settings = useRef<Settings>(Settings.parse({}));
  const { oid } = state.person;
  useEffect(() => {
    void api.install(oid, team.groupId).then(() => setReady(true));
  }, [oid, team.groupId]);

  const saved = async () => {
    const {
      suggestedDisplayName: name = state.app.name,
      websiteUrl,
      removeUrl,
      entityId,
      contentUrl,
    } = settings.current;
    const id = crypto.randomUUID();
    const links = { ...(websiteUrl ? { websiteUrl } : {}), ...(removeUrl ? { removeUrl } : {}) };
    await api.saveTab(channel.id, { id, name, entityId, contentUrl, ...links });
    onClose();
    onSaved(id);
    return undefined;
  };
  const verbs: Verbs = {
    'settings.setValidityState': ([is]) => setValid(is === true),
    'settings.getSettings': () => [settings.current],
    'settings.setSettings': ([set]) => {
      settings.current = Settings.parse(set);
      return [true];
    },
    'settings.save.success': saved,
    'settings.save.failure': ([reason]) => actions.say(String(reason ?? words.failed)),
  };
  return (
    <AppDialog
      title={words.addTab}
      width={640}
      height={520}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button appearance="primary" disabled={!valid} onClick={() => host.send('settings', 'settings.save', [{}])}>
            {words.save}
          </Button>
        </>
      }
    >
      {ready ? (
        <AppFrame
          src={`${state.app.origin}/tab/config`}
          title={words.addTab}
          frameContext="settings"
          place={{ team, channel }}
          entityId=""
          sub={null}
          verbs={verbs}
        />
      ) : (
        <Spinner style={{ margin: 'auto' }} />
      )}
    </AppDialog>
  );
}
