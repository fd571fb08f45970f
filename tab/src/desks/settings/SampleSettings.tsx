import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { DeskView } from '#shared/desks/desk.ts';
import { readSamples } from '#shared/tickets/sample-contract.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { useSamples } from '../../tickets/use-samples.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useTouchStyles } from '../../ui/touch.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '720px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start' },
});

/** Tickets to try the desk with: added and removed in one go (S3). */
export function SampleSettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const { settings, samples: words } = useWords().tab;
  const found = useQuery({
    queryKey: ['samples', desk.id],
    queryFn: () => send(readSamples, { params: { deskId: desk.id } }),
  });
  const samples = useSamples(desk);
  if (found.isError) return <ErrorState message={reasonOf(found.error)} onRetry={() => void found.refetch()} />;
  const count = found.data?.tickets ?? null;
  const there = count !== null && count > 0;
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {settings.sections.samples}
      </Title3>
      <Text className={styles.quiet}>{words.about}</Text>
      {there && <Text>{words.there(count)}</Text>}
      {samples.problem !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{reasonOf(samples.problem)}</MessageBarBody>
        </MessageBar>
      )}
      {count !== null && (
        <Button
          appearance={there ? 'secondary' : 'primary'}
          className={mergeClasses(target, styles.button)}
          disabledFocusable={samples.busy}
          onClick={there ? samples.remove : samples.add}
        >
          {there ? words.remove : words.add}
        </Button>
      )}
    </div>
  );
}
