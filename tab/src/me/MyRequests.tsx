import { Button, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askAboutMyData, listMyRequests } from '#shared/privacy/request-contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';
import { RequestCard } from './RequestCard.tsx';
import { nothingAsked, RequestFields } from './RequestFields.tsx';
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
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  send: { alignSelf: 'flex-start' },
});

/** What the reader asked about their data, and a form to ask. */
export function MyRequests() {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const queries = useQueryClient();
  const toast = useUndo();
  const { requests: words } = usePrivacyWords();
  const [asking, setAsking] = useState(nothingAsked);
  const requests = useQuery({ queryKey: ['my-requests'], queryFn: () => send(listMyRequests) });
  const sending = useMutation({
    mutationFn: () => send(askAboutMyData, { body: asking }),
    onSuccess: () => {
      setAsking(nothingAsked);
      toast.say(words.asked);
      return queries.invalidateQueries({ queryKey: ['my-requests'] });
    },
  });
  return (
    <section aria-labelledby="my-requests" className={styles.section}>
      <Subtitle2 as="h2" className={styles.heading} id="my-requests">
        {words.heading}
      </Subtitle2>
      <Text>{words.about}</Text>
      <RequestFields asking={asking} onChange={setAsking} />
      {sending.isError && <ErrorState message={reasonOf(sending.error)} />}
      <Button
        className={mergeClasses(styles.send, target)}
        disabledFocusable={sending.isPending}
        onClick={() => sending.mutate()}
      >
        {words.ask}
      </Button>
      {requests.isError && <ErrorState message={reasonOf(requests.error)} onRetry={() => void requests.refetch()} />}
      {requests.data?.items.length === 0 && <Text>{words.none}</Text>}
      <ul className={styles.list}>
        {requests.data?.items.map((request) => (
          <RequestCard key={request.id} request={request} />
        ))}
      </ul>
    </section>
  );
}
