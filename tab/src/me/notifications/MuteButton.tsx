import { Button } from '@fluentui/react-components';
import { Alert20Regular, AlertOff20Regular } from '@fluentui/react-icons';
import type { DeskId, RunId, TicketId } from '#shared/kernel/ids.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useMuting, useNotificationSettings } from './use-notification-settings.ts';
import { usePreferencesWords } from './use-preferences-words.ts';

interface Props {
  readonly deskId: DeskId;
  readonly subject: TicketId | RunId;
}

/** Ends or begins again what the reader hears of a ticket or a checklist. */
export function MuteButton({ deskId, subject }: Props) {
  const { target } = useTouchStyles();
  const { muted: words } = usePreferencesWords();
  const settings = useNotificationSettings(Number.POSITIVE_INFINITY);
  const muting = useMuting();
  if (settings.data === undefined) return null;
  const isMuted = settings.data.muted.some((one) => one.subject === subject);
  return (
    <Button
      appearance="subtle"
      className={target}
      disabledFocusable={muting.isPending}
      icon={isMuted ? <Alert20Regular /> : <AlertOff20Regular />}
      onClick={() => muting.mutate({ subject, deskId, muting: !isMuted })}
    >
      {isMuted ? words.unmute : words.mute}
    </Button>
  );
}
