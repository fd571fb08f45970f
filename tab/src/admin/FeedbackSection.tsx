import { Button, Field, makeStyles, mergeClasses, Text, Textarea, Title3, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerFeedback, type FeedbackView, listFeedback } from '#shared/privacy/feedback-contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { FeedbackCard } from '../me/FeedbackCard.tsx';
import { usePrivacyWords } from '../me/use-privacy-words.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';
import { AdminDialog } from './AdminDialog.tsx';
import { useAdminWords } from './use-admin-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '840px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  start: { alignSelf: 'flex-start' },
});

/** What people tell of Docket, and the answers. */
export function FeedbackSection() {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const { sections, audit } = useAdminWords();
  const { admin: words } = usePrivacyWords().feedback;
  const [answering, setAnswering] = useState<FeedbackView | null>(null);
  const told = useQuery({ queryKey: ['feedback'], queryFn: () => send(listFeedback) });
  if (told.isError) return <ErrorState message={reasonOf(told.error)} onRetry={() => void told.refetch()} />;
  const nameOf = ({ person }: FeedbackView) => (person.name === '' ? audit.erased : person.name);
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {sections.feedback}
      </Title3>
      <Text className={styles.quiet}>{words.about}</Text>
      {told.data?.items.length === 0 && <EmptyState text={words.none} />}
      <ul className={styles.list}>
        {told.data?.items.map((one) => (
          <FeedbackCard feedback={one} key={one.id}>
            <Text>{nameOf(one)}</Text>
            {one.answer === null && (
              <Button
                aria-label={words.answerOne(nameOf(one))}
                className={mergeClasses(styles.start, target)}
                onClick={() => setAnswering(one)}
              >
                {words.answer}
              </Button>
            )}
          </FeedbackCard>
        ))}
      </ul>
      {answering !== null && (
        <Answering feedback={answering} name={nameOf(answering)} onClose={() => setAnswering(null)} />
      )}
    </div>
  );
}

interface Props {
  readonly feedback: FeedbackView;
  readonly name: string;
  readonly onClose: () => void;
}

function Answering({ feedback, name, onClose }: Props) {
  const send = useSend();
  const queries = useQueryClient();
  const toast = useUndo();
  const { admin: words, needed } = usePrivacyWords().feedback;
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const answering = useMutation({
    mutationFn: () => send(answerFeedback, { params: { feedbackId: feedback.id }, body: { text: text.trim() } }),
    onSuccess: () => {
      toast.say(words.done);
      onClose();
      return queries.invalidateQueries({ queryKey: ['feedback'] });
    },
  });
  const missing = text.trim() === '';
  return (
    <AdminDialog
      act={words.act}
      busy={answering.isPending}
      failure={answering.error}
      heading={words.answerOne(name)}
      means={words.means}
      onAct={() => {
        setTried(true);
        if (!missing) answering.mutate();
      }}
      onClose={onClose}
    >
      <Field label={words.reply} required {...(tried && missing ? { validationMessage: needed } : {})}>
        <Textarea maxLength={4000} onChange={(_, { value }) => setText(value)} value={text} />
      </Field>
    </AdminDialog>
  );
}
