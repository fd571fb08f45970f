import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  Subtitle2,
  Switch,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Environment, FeedbackKind } from '#shared/privacy/feedback.ts';
import { listMyFeedback, sendFeedback } from '#shared/privacy/feedback-contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';
import { FeedbackCard } from './FeedbackCard.tsx';
import { usePrivacyWords } from './use-privacy-words.ts';

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0 },
  start: { alignSelf: 'flex-start' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  facts: { margin: 0, overflowWrap: 'anywhere' },
});

/** A form for a bug, an idea or a question, and what became of those before. */
export function MyFeedback() {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const queries = useQueryClient();
  const toast = useUndo();
  const { feedback: words } = usePrivacyWords();
  const [kind, setKind] = useState<FeedbackKind>('bug');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [open, setOpen] = useState(false);
  const here = useEnvironment();
  const told = useQuery({ queryKey: ['my-feedback'], queryFn: () => send(listMyFeedback) });
  const sending = useMutation({
    mutationFn: () => send(sendFeedback, { body: { kind, text: text.trim(), environment: open ? here : null } }),
    onSuccess: () => {
      setText('');
      setTried(false);
      toast.say(words.sent);
      return queries.invalidateQueries({ queryKey: ['my-feedback'] });
    },
  });
  const missing = text.trim() === '';
  return (
    <section aria-labelledby="my-feedback" className={styles.section}>
      <Subtitle2 as="h2" className={styles.heading} id="my-feedback">
        {words.heading}
      </Subtitle2>
      <Text>{words.about}</Text>
      <Field label={words.kind}>
        <RadioGroup layout="horizontal" onChange={(_, { value }) => setKind(FeedbackKind.parse(value))} value={kind}>
          {FeedbackKind.options.map((one) => (
            <Radio key={one} label={words.kinds[one]} value={one} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={words.text} required {...(tried && missing ? { validationMessage: words.needed } : {})}>
        <Textarea maxLength={4000} onChange={(_, { value }) => setText(value)} resize="vertical" value={text} />
      </Field>
      <Switch
        checked={open}
        className={target}
        label={words.withEnvironment}
        onChange={(_, { checked }) => setOpen(checked)}
      />
      {open && <EnvironmentFacts environment={here} lead={words.environment} />}
      {sending.isError && <ErrorState message={reasonOf(sending.error)} />}
      <Button
        className={mergeClasses(styles.start, target)}
        disabledFocusable={sending.isPending}
        onClick={() => {
          setTried(true);
          if (!missing) sending.mutate();
        }}
      >
        {words.send}
      </Button>
      {told.isError && <ErrorState message={reasonOf(told.error)} onRetry={() => void told.refetch()} />}
      {told.data !== undefined && told.data.items.length > 0 && (
        <ul aria-label={words.mine} className={styles.list}>
          {told.data.items.map((one) => (
            <FeedbackCard feedback={one} key={one.id} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Just what is sent, line by line. */
function EnvironmentFacts({ environment, lead }: { readonly environment: Environment; readonly lead: string }) {
  const styles = useStyles();
  const { feedback: words } = usePrivacyWords();
  return (
    <div>
      <Text>{lead}</Text>
      <ul className={styles.facts}>
        {(['page', 'browser', 'window', 'language', 'theme'] as const).map((fact) => (
          <li key={fact}>{`${words.facts[fact]}: ${environment[fact]}`}</li>
        ))}
      </ul>
    </div>
  );
}

function useEnvironment(): Environment {
  const { locale, theme } = useSession();
  const { innerWidth, innerHeight, location, navigator } = window;
  return {
    page: location.pathname.slice(0, 300),
    browser: navigator.userAgent.slice(0, 300),
    window: `${innerWidth} × ${innerHeight}`,
    language: locale,
    theme,
  };
}
