import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { RunView } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { lazily } from '../app/lazily.ts';
import { useWidth } from '../app/use-width.ts';
import { PanelFrame } from '../tickets/PanelFrame.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { RunsList } from './RunsList.tsx';
import { RunPanel } from './run/RunPanel.tsx';
import { useChecklistWords } from './use-checklist-words.ts';

const Templates = lazily(async () => (await import('./templates/TemplatesPage.tsx')).TemplatesPage);
const Editor = lazily(async () => (await import('./templates/EditorPage.tsx')).EditorPage);
const Report = lazily(async () => (await import('./report/ReportPage.tsx')).ReportPage);
const StartDialog = lazily(async () => (await import('./StartDialog.tsx')).StartDialog);

/** From this width on a run opens beside the list. */
const BESIDE = 1024;

const useStyles = makeStyles({
  page: { position: 'relative', display: 'flex', height: '100%', minHeight: 0, minWidth: 0 },
  list: { flexGrow: 1, minWidth: 0, minHeight: 0, backgroundColor: tokens.colorNeutralBackground1 },
  hidden: { visibility: 'hidden' },
});

interface Props {
  readonly desk: DeskView;
  /** The part of the address after the desk: `checklists`, `run`, `templates` or `checklist-report`. */
  readonly shows: string;
  /** Of the run or template that is open, `new` for a template to be made. */
  readonly id: string | null;
}

/** The checklists of a desk: its runs, one of them beside, and the templates that they come from. */
export function ChecklistsPage({ desk, shows, id }: Props) {
  const [, navigate] = useLocation();
  const { list } = useChecklistWords();
  const base = `/desk/${desk.id}`;
  if (!desk.can.includes('run.read')) return <EmptyState text={list.guests} />;
  const started = (run: RunView) => navigate(`${base}/run/${run.id}`);
  if (shows === 'templates')
    return (
      <Suspense fallback={<PageSkeleton />}>
        {id === null ? (
          <Templates desk={desk} onStarted={started} />
        ) : (
          <Editor desk={desk} key={id} onClose={() => navigate(`${base}/templates`)} templateId={id} />
        )}
      </Suspense>
    );
  if (shows === 'checklist-report')
    return (
      <Suspense fallback={<PageSkeleton />}>
        <Report desk={desk} />
      </Suspense>
    );
  return <Runs desk={desk} onStarted={started} runId={shows === 'run' ? id : null} />;
}

interface RunsProps {
  readonly desk: DeskView;
  readonly runId: string | null;
  readonly onStarted: (run: RunView) => void;
}

function Runs({ desk, runId, onStarted }: RunsProps) {
  const styles = useStyles();
  const [, navigate] = useLocation();
  const body = useRef<HTMLDivElement>(null);
  const beside = useWidth(body) >= BESIDE;
  const [starting, setStarting] = useState(false);
  const covered = runId !== null && !beside;
  return (
    <div className={styles.page} ref={body}>
      <div className={covered ? `${styles.list} ${styles.hidden}` : styles.list}>
        <RunsList
          desk={desk}
          onOpen={(id) => navigate(`/desk/${desk.id}/run/${id}`, { replace: runId !== null })}
          onStart={() => setStarting(true)}
          openId={runId}
        />
      </div>
      {runId !== null && (
        <PanelFrame place={beside ? 'beside' : 'page'}>
          <RunPanel desk={desk} key={runId} onClose={() => navigate(`/desk/${desk.id}/checklists`)} runId={runId} />
        </PanelFrame>
      )}
      {starting && (
        <Suspense fallback={null}>
          <StartDialog
            desk={desk}
            onClose={() => setStarting(false)}
            onStarted={(run) => {
              setStarting(false);
              onStarted(run);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
