import { MessageBar, MessageBarBody, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useCallback, useRef, useState } from 'react';
import type { RunView } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { RefusalError } from '../../app/client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { exactTime } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { Progress } from '../Progress.tsx';
import { useAnswers } from '../use-answers.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { useRun } from '../use-run.ts';
import { AnswerClashChoice } from './AnswerClashChoice.tsx';
import { RunFacts } from './RunFacts.tsx';
import { RunFooter } from './RunFooter.tsx';
import { RunHeader } from './RunHeader.tsx';
import { RunHistory } from './RunHistory.tsx';
import { RunSection } from './RunSection.tsx';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  scroll: { flexGrow: 1, minHeight: 0, overflowY: 'auto', scrollPaddingTop: '48px' },
  sticky: {
    position: 'sticky',
    top: 0,
    zIndex: 3,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  bars: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} 0`,
  },
  seal: { overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200 },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
});

interface Props {
  readonly desk: DeskView;
  readonly runId: string;
  readonly onClose: () => void;
}

/** One run, to be worked on with one thumb. */
export function RunPanel({ desk, runId, onClose }: Props) {
  const styles = useStyles();
  const words = useWords();
  const run = useRun(desk, runId);
  const { run: said } = useChecklistWords();
  const missing = run.error instanceof RefusalError && run.error.status === 404;
  return (
    <section aria-label={said.region(run.data?.title ?? '')} className={styles.panel}>
      {run.isPending && (
        <Skeleton aria-label={words.ticket.states.loading} className={styles.skeleton}>
          <SkeletonItem size={32} />
          <SkeletonItem size={16} />
          {[1, 2, 3, 4].map((row) => (
            <SkeletonItem key={row} size={48} />
          ))}
        </Skeleton>
      )}
      {run.isError && run.data === undefined && missing && <EmptyState text={said.notFound} />}
      {run.isError && run.data === undefined && !missing && (
        <ErrorState message={run.error.message} onRetry={() => void run.refetch()} />
      )}
      {run.data !== undefined && <LoadedRun desk={desk} onClose={onClose} saved={run.data} />}
    </section>
  );
}

interface LoadedProps {
  readonly desk: DeskView;
  readonly saved: RunView;
  readonly onClose: () => void;
}

function LoadedRun({ desk, saved, onClose }: LoadedProps) {
  const styles = useStyles();
  const undo = useUndo();
  const { run: said } = useChecklistWords();
  const scroll = useRef<HTMLDivElement>(null);
  /** What the review is to be sent back for, by item; null while nobody reviews. */
  const [back, setBack] = useState<ReadonlyMap<string, string>>(new Map());
  const titleOf = useCallback(
    (key: string) => saved.plan.sections.flatMap(({ items }) => items).find((item) => item.key === key)?.title ?? '',
    [saved.plan],
  );
  const refused = useCallback(
    (item: string, why: string) => undo.warn(said.notSaved(titleOf(item), why)),
    [undo, said, titleOf],
  );
  const answers = useAnswers(saved, refused);
  const { run } = answers;
  const reviewing = run.can.includes('review');
  const showNext = () => {
    const first = run.items.find((item) => item.applies && !item.isDone && isRequired(run, item.key));
    const row = scroll.current?.querySelector<HTMLElement>(`[data-item="${first?.key}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  };
  return (
    <>
      <RunHeader desk={desk} onClose={onClose} run={run} />
      <div className={styles.scroll} ref={scroll}>
        <div className={styles.sticky}>
          <Progress progress={run.progress} />
        </div>
        <Bars run={run} waiting={answers.waiting} />
        <RunFacts desk={desk} run={run} />
        {run.plan.sections.map((section, index) => (
          <RunSection
            back={reviewing ? back : null}
            clash={
              answers.clash === null
                ? null
                : {
                    of: answers.clash.item,
                    look: <AnswerClashChoice answers={answers} clash={answers.clash} run={run} />,
                  }
            }
            desk={desk}
            key={section.key}
            number={index + 1}
            onBack={setBack}
            onGive={answers.give}
            run={run}
            section={section}
          />
        ))}
        <RunHistory run={saved} titleOf={titleOf} />
      </div>
      <RunFooter back={back} onSent={() => setBack(new Map())} onShowNext={showNext} run={run} />
    </>
  );
}

function isRequired(run: RunView, key: string): boolean {
  return run.plan.sections.some(({ items }) => items.some((item) => item.key === key && item.required));
}

/** What is special about the run as it stands. */
function Bars({ run, waiting }: { readonly run: RunView; readonly waiting: number }) {
  const styles = useStyles();
  const { locale } = useSession();
  const words = useWords();
  const { run: said, review } = useChecklistWords();
  const who = run.completedBy?.name || words.ticket.people.unknown;
  return (
    <div className={styles.bars} role="status">
      {waiting > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{said.unsaved(waiting)}</MessageBarBody>
        </MessageBar>
      )}
      {run.state === 'review' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{run.can.includes('review') ? review.how : said.inReview}</MessageBarBody>
        </MessageBar>
      )}
      {run.state === 'cancelled' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{said.cancelled}</MessageBarBody>
        </MessageBar>
      )}
      {run.seal !== null && run.completedAt !== null && (
        <MessageBar intent={run.seal.intact ? 'success' : 'error'} layout="multiline">
          <MessageBarBody>
            {run.seal.intact ? said.sealed(who, exactTime(run.completedAt, locale)) : said.broken}
            <br />
            <span className={styles.seal}>{said.fingerprint(run.seal.hash)}</span>
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
