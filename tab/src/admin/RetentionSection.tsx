import { Button, makeStyles, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RetentionSchedule } from '#shared/privacy/retention.ts';
import {
  changeRetention,
  previewRetention,
  type RetentionView,
  readRetention,
} from '#shared/privacy/retention-contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';
import { EndedText } from './EndedText.tsx';
import { RetentionFields } from './RetentionFields.tsx';
import { useAdminWords } from './use-admin-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '720px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  report: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '& dd': { margin: 0 },
  },
});

/** How long the organisation keeps what, what that would delete now, and what it has deleted. */
export function RetentionSection() {
  const styles = useStyles();
  const send = useSend();
  const { sections, retention: words } = useAdminWords();
  const retention = useQuery({ queryKey: ['retention'], queryFn: () => send(readRetention) });
  if (retention.isError)
    return <ErrorState message={reasonOf(retention.error)} onRetry={() => void retention.refetch()} />;
  if (retention.data === undefined) return <PageSkeleton />;
  const { schedule, next, reports } = retention.data;
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {sections.retention}
      </Title3>
      <Text className={styles.quiet}>{words.about}</Text>
      <Deciding decided={schedule} key={JSON.stringify(schedule)} />
      {next !== null && (
        <Text>
          {words.next} <RelativeTime at={next} />
        </Text>
      )}
      <Subtitle2 as="h2" className={styles.heading}>
        {words.fixed}
      </Subtitle2>
      <dl className={styles.facts}>
        {words.fixedFacts.map(([what, long]) => (
          <FixedFact key={what} long={long ?? ''} what={what ?? ''} />
        ))}
      </dl>
      <Subtitle2 as="h2" className={styles.heading}>
        {words.reports}
      </Subtitle2>
      <Reports reports={reports} />
    </div>
  );
}

function FixedFact({ what, long }: { readonly what: string; readonly long: string }) {
  return (
    <>
      <dt>{what}</dt>
      <dd>{long}</dd>
    </>
  );
}

function Deciding({ decided }: { readonly decided: RetentionSchedule }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const queries = useQueryClient();
  const toast = useUndo();
  const { retention: words } = useAdminWords();
  const [schedule, setSchedule] = useState(decided);
  const previewing = useMutation({ mutationFn: () => send(previewRetention, { body: { schedule } }) });
  const saving = useMutation({
    mutationFn: () => send(changeRetention, { body: { schedule } }),
    onSuccess: (saved) => {
      queries.setQueryData(['retention'], saved);
      toast.say(words.saved);
    },
  });
  const failure = previewing.error ?? saving.error;
  return (
    <>
      <RetentionFields
        onChange={(changed) => {
          setSchedule(changed);
          previewing.reset();
        }}
        schedule={schedule}
      />
      {failure !== null && <ErrorState message={reasonOf(failure)} />}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          className={target}
          disabledFocusable={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {words.save}
        </Button>
        <Button className={target} disabledFocusable={previewing.isPending} onClick={() => previewing.mutate()}>
          {words.preview}
        </Button>
      </div>
      <div role="status">
        {previewing.data !== undefined && <EndedText {...previewing.data} lead={words.would} nothing={words.nothing} />}
      </div>
    </>
  );
}

function Reports({ reports }: Pick<RetentionView, 'reports'>) {
  const styles = useStyles();
  const { retention: words } = useAdminWords();
  if (reports.length === 0) return <Text className={styles.quiet}>{words.noReports}</Text>;
  return (
    <ul className={styles.list}>
      {reports.map(({ at, ended, held }) => (
        <li className={styles.report} key={at}>
          <EndedText ended={ended} held={held} nothing={words.none} />
          <Text className={styles.quiet} size={200}>
            <RelativeTime at={at} />
          </Text>
        </li>
      ))}
    </ul>
  );
}
