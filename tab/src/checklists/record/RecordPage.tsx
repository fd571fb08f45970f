import { FluentProvider, makeStyles, teamsLightTheme, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { readRun } from '#shared/checklists/run-contract.ts';
import { readDesk } from '#shared/desks/contract.ts';
import { DeskId, RunId } from '#shared/kernel/ids.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { RecordSheet } from './RecordSheet.tsx';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    overflowX: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    '@media print': { overflowX: 'visible' },
  },
});

interface Props {
  readonly deskId: string;
  readonly runId: string;
}

/** The record of a completed run, made to be printed: the browser prints to paper or to PDF. Paper is light, whatever the theme. */
export function RecordPage({ deskId, runId }: Props) {
  const styles = useStyles();
  const { tab } = useWords();
  const desk = DeskId.safeParse(deskId);
  const run = RunId.safeParse(runId);
  if (!desk.success || !run.success) return <EmptyState text={tab.notFound} />;
  return (
    <FluentProvider className={styles.page} theme={teamsLightTheme}>
      <KnownRecord deskId={desk.data} runId={run.data} />
    </FluentProvider>
  );
}

function KnownRecord({ deskId, runId }: { readonly deskId: DeskId; readonly runId: RunId }) {
  const send = useSend();
  const { record } = useChecklistWords();
  const desk = useQuery({ queryKey: ['desk', deskId], queryFn: () => send(readDesk, { params: { deskId } }) });
  const run = useQuery({ queryKey: ['run', runId], queryFn: () => send(readRun, { params: { deskId, runId } }) });
  const failed = [desk, run].find(({ isError }) => isError);
  if (failed !== undefined)
    return <ErrorState message={reasonOf(failed.error)} onRetry={() => void failed.refetch()} />;
  if (desk.data === undefined || run.data === undefined) return <PageSkeleton />;
  const { seal, completedAt } = run.data;
  if (seal === null || completedAt === null) return <EmptyState text={record.none} />;
  return <RecordSheet completedAt={completedAt} desk={desk.data} run={run.data} seal={seal} />;
}
