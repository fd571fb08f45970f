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
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type AuditRow, exportAudit, listAudit, verifyAudit } from '#shared/audit/contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { saveBlob } from '../files/save-blob.ts';
import { useTransfer } from '../files/transfer.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { useAdminWords } from './use-admin-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '840px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  more: { alignSelf: 'flex-start' },
});

/** The audit log: what was done, whether its chain holds, and all of it as a file. */
export function AuditSection() {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const transfer = useTransfer();
  const words = useAdminWords();
  const log = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => send(listAudit, { query: { cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
  });
  const verifying = useMutation({ mutationFn: () => send(verifyAudit) });
  const exportLog = async () => saveBlob(await transfer.fetchBytes(exportAudit.path), 'docket-audit.jsonl');
  const exporting = useMutation({ mutationFn: exportLog });
  if (log.isError) return <ErrorState message={reasonOf(log.error)} onRetry={() => void log.refetch()} />;
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const failure = verifying.error ?? exporting.error;
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {words.sections.audit}
      </Title3>
      <Text className={styles.quiet}>{words.audit.about}</Text>
      <div className={styles.buttons}>
        <Button className={target} disabledFocusable={verifying.isPending} onClick={() => verifying.mutate()}>
          {words.audit.verify}
        </Button>
        <Button className={target} disabledFocusable={exporting.isPending} onClick={() => exporting.mutate()}>
          {words.audit.export}
        </Button>
      </div>
      {failure !== null && <ErrorState message={reasonOf(failure)} />}
      {verifying.data !== undefined && (
        <MessageBar intent={verifying.data.fault === null ? 'success' : 'error'} layout="multiline">
          <MessageBarBody role="status">
            {verifying.data.fault === null
              ? words.audit.intact(verifying.data.entries)
              : words.audit.faulty(verifying.data.fault.seq)}{' '}
            {words.audit.fingerprint}: <span className={styles.hash}>{verifying.data.hash}</span>
          </MessageBarBody>
        </MessageBar>
      )}
      {log.isSuccess && entries.length === 0 && <EmptyState text={words.audit.none} />}
      <ol className={styles.list}>
        {entries.map((entry) => (
          <Entry entry={entry} key={entry.seq} />
        ))}
      </ol>
      {log.hasNextPage && (
        <Button className={mergeClasses(styles.more, target)} onClick={() => void log.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry }: { readonly entry: AuditRow }) {
  const styles = useStyles();
  const { audit: words } = useAdminWords();
  const nameOf = (person: AuditRow['by']) => (person === null || person.name === '' ? words.erased : person.name);
  return (
    <li className={styles.entry}>
      <Text>{words.acts[entry.act](nameOf(entry.by), nameOf(entry.subject))}</Text>
      {entry.detail !== '' && <Text size={200}>{entry.detail}</Text>}
      <Text className={styles.quiet} size={200}>
        <RelativeTime at={entry.at} />
      </Text>
    </li>
  );
}
