import { Button, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type DataRequestView, listRequests } from '#shared/privacy/request-contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { RequestCard } from '../me/RequestCard.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import { useAdminWords } from './use-admin-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '840px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What people ask about their data, due first, and the answers. */
export function RequestsSection() {
  const styles = useStyles();
  const send = useSend();
  const words = useAdminWords();
  const requests = useQuery({ queryKey: ['requests'], queryFn: () => send(listRequests) });
  if (requests.isError)
    return <ErrorState message={reasonOf(requests.error)} onRetry={() => void requests.refetch()} />;
  const items = requests.data?.items ?? [];
  const open = items.filter(({ decision }) => decision === null);
  const answered = items.filter(({ decision }) => decision !== null);
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {words.sections.requests}
      </Title3>
      <Text className={styles.quiet}>{words.requests.about}</Text>
      {requests.isSuccess && items.length === 0 && <EmptyState text={words.requests.none} />}
      <ul className={styles.list}>
        {[...open, ...answered].map((request) => (
          <RequestCard key={request.id} request={request}>
            <Handling request={request} />
          </RequestCard>
        ))}
      </ul>
    </div>
  );
}

function Handling({ request }: { readonly request: DataRequestView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { requests: words, audit } = useAdminWords();
  const [doing, setDoing] = useState<'answer' | 'extend' | null>(null);
  const name = request.person.name === '' ? audit.erased : request.person.name;
  const close = () => setDoing(null);
  return (
    <>
      <Text>{name}</Text>
      {request.enteredBy !== null && (
        <Text className={styles.quiet} size={200}>
          {words.byOther(request.enteredBy.name)}
        </Text>
      )}
      {request.decision === null && (
        <div aria-label={words.actions(name)} className={styles.buttons} role="group">
          <Button className={target} onClick={() => setDoing('answer')}>
            {words.answer}
          </Button>
          {request.extension === null && (
            <Button className={target} onClick={() => setDoing('extend')}>
              {words.extend}
            </Button>
          )}
        </div>
      )}
      {doing === 'answer' && <AnswerDialog name={name} onClose={close} request={request} />}
      {doing === 'extend' && <ExtendDialog onClose={close} request={request} />}
    </>
  );
}
