import { Field, MessageBar, MessageBarBody, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import { changeMe, type MeView } from '#shared/members/contract.ts';
import { Language } from '#shared/words/language.ts';
import { useSend } from '../app/client.ts';
import { lazily } from '../app/lazily.ts';
import { useWords } from '../app/session.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { OptionalPart } from '../ui/OptionalPart.tsx';
import { useUndo } from '../ui/undo.tsx';
import { useMe } from './use-me.ts';

const DeactivateMe = lazily(async () => (await import('./DeactivateMe.tsx')).DeactivateMe);

const MyFeedback = lazily(async () => (await import('./MyFeedback.tsx')).MyFeedback);

const FOLLOW = 'teams';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    maxWidth: '480px',
    padding: tokens.spacingHorizontalL,
    '& .fui-Radio': { '@media (pointer: coarse)': { minHeight: '44px', alignItems: 'center' } },
  },
});

/** One's own settings, saved as they are chosen. */
export function MySettings() {
  const me = useMe();
  if (me.isError) return <ErrorState message={me.error.message} onRetry={() => void me.refetch()} />;
  return me.data === undefined ? null : <SettingsForm me={me.data} />;
}

function SettingsForm({ me }: { readonly me: MeView }) {
  const styles = useStyles();
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { mine } = useWords().ticket;
  const saving = useMutation({
    mutationFn: (body: BodyOf<typeof changeMe>) => send(changeMe, { body }),
    onSuccess: (saved) => {
      queries.setQueryData(['me'], saved);
      undo.say(mine.settingsSaved);
    },
  });
  const language =
    saving.isPending && saving.variables.language !== undefined ? saving.variables.language : me.language;
  return (
    <div className={styles.form}>
      {saving.isError && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{saving.error.message}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={mine.language}>
        <RadioGroup
          onChange={(_, { value }) => saving.mutate({ language: value === FOLLOW ? null : Language.parse(value) })}
          value={language ?? FOLLOW}
        >
          <Radio label={mine.followTeams} value={FOLLOW} />
          <Radio label={mine.english} value="en" />
          <Radio label={mine.french} value="fr" />
        </RadioGroup>
      </Field>
      <OptionalPart>
        <MyFeedback />
      </OptionalPart>
      {me.can.includes('account.deactivate-own') && (
        <OptionalPart>
          <DeactivateMe />
        </OptionalPart>
      )}
    </div>
  );
}
