import {
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeMe, type MeView } from '#shared/members/contract.ts';
import type { NotificationSettings } from '#shared/notifications/preferences-contract.ts';
import { NotifyBy } from '#shared/notifications/way.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { useMe } from '../use-me.ts';
import { DigestSettings } from './DigestSettings.tsx';
import { KindWays } from './KindWays.tsx';
import { MutedThings } from './MutedThings.tsx';
import { QuietHoursSettings } from './QuietHoursSettings.tsx';
import { TimeZoneField } from './TimeZoneField.tsx';
import { offered, useChangeSettings, useNotificationSettings } from './use-notification-settings.ts';
import { usePreferencesWords } from './use-preferences-words.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXL,
    maxWidth: '640px',
    padding: tokens.spacingHorizontalL,
    '& .fui-Radio': { '@media (pointer: coarse)': { minHeight: '44px', alignItems: 'center' } },
  },
  heading: { margin: 0 },
});

/** How and when one is told of what happens: by kind and channel, around quiet hours, in a digest, and what is muted. */
export function NotificationsPage() {
  const me = useMe();
  const settings = useNotificationSettings();
  if (me.isError) return <ErrorState message={reasonOf(me.error)} onRetry={() => void me.refetch()} />;
  if (settings.isError)
    return <ErrorState message={reasonOf(settings.error)} onRetry={() => void settings.refetch()} />;
  if (me.data === undefined || settings.data === undefined) return <PageSkeleton />;
  return <Settings me={me.data} settings={settings.data} />;
}

function Settings({ me, settings }: { readonly me: MeView; readonly settings: NotificationSettings }) {
  const styles = useStyles();
  const words = usePreferencesWords();
  const saving = useChangeSettings();
  const onChange = saving.mutate;
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {words.heading}
      </Title3>
      {saving.isError && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{reasonOf(saving.error)}</MessageBarBody>
        </MessageBar>
      )}
      <UsualWay email={settings.email} me={me} />
      <QuietHoursSettings onChange={onChange} settings={settings} />
      <DigestSettings onChange={onChange} settings={settings} />
      <TimeZoneField onChoose={(timeZone) => onChange({ timeZone })} timeZone={settings.timeZone} />
      <KindWays notifyBy={me.notifyBy} onChange={onChange} settings={settings} />
      <MutedThings desks={me.desks} muted={settings.muted} />
    </div>
  );
}

function UsualWay({ me, email }: { readonly me: MeView; readonly email: string | null }) {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const words = usePreferencesWords();
  const saving = useMutation({
    mutationFn: (notifyBy: NotifyBy) => send(changeMe, { body: { notifyBy } }),
    onSuccess: (saved) => {
      queries.setQueryData(['me'], saved);
      undo.say(words.saved);
    },
  });
  const shown = saving.isPending ? saving.variables : me.notifyBy;
  const failed = saving.isError ? { validationMessage: reasonOf(saving.error), validationState: 'error' as const } : {};
  return (
    <Field label={words.usual} {...failed}>
      <RadioGroup onChange={(_, { value }) => saving.mutate(NotifyBy.parse(value))} value={shown}>
        {offered(NotifyBy.options, email).map((way) => (
          <Radio
            key={way}
            label={way === 'email' && email !== null ? words.emailTo(email) : words.ways[way]}
            value={way}
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
