import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Checkmark20Regular } from '@fluentui/react-icons';
import { completeRun, type RunView, reviewRun } from '#shared/checklists/run-contract.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { useActOnRun } from '../use-run.ts';

const useStyles = makeStyles({
  footer: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    flexShrink: 0,
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  said: {
    flexGrow: 1,
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 599px)': { flexBasis: '100%' },
  },
});

interface Props {
  readonly run: RunView;
  /** What the review sends back, by item, with the reason. */
  readonly back: ReadonlyMap<string, string>;
  readonly onSent: () => void;
  readonly onShowNext: () => void;
}

/** What comes next for the whole run; always under the thumb. */
export function RunFooter({ run, back, onSent, onShowNext }: Props) {
  if (run.can.includes('complete')) return <CompleteBar onShowNext={onShowNext} run={run} />;
  if (run.can.includes('review')) return <ReviewBar back={back} onSent={onSent} run={run} />;
  return null;
}

function CompleteBar({ run, onShowNext }: Pick<Props, 'run' | 'onShowNext'>) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const undo = useUndo();
  const { run: said, progress } = useChecklistWords();
  const { missing } = run.progress;
  const complete = useActOnRun(
    () => send(completeRun, { params: { deskId: run.deskId, runId: run.id } }),
    (done) => undo.say(done.state === 'review' ? said.submitted : said.completed),
    (why) => undo.warn(reasonOf(why)),
  );
  return (
    <div className={styles.footer}>
      <Text className={styles.said} size={200}>
        {missing > 0 ? progress.missing(missing) : progress.ready}
      </Text>
      {missing > 0 && (
        <Button className={target} onClick={onShowNext}>
          {said.next}
        </Button>
      )}
      <Button
        appearance="primary"
        className={target}
        disabledFocusable={missing > 0 || complete.isPending}
        icon={<Checkmark20Regular />}
        onClick={() => complete.mutate()}
      >
        {run.reviewer === null ? said.complete : said.submit}
      </Button>
    </div>
  );
}

function ReviewBar({ run, back, onSent }: Pick<Props, 'run' | 'back' | 'onSent'>) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const undo = useUndo();
  const { review } = useChecklistWords();
  const chosen = [...back].map(([item, reason]) => ({ item, reason: reason.trim() }));
  const complete = chosen.every(({ reason }) => reason !== '');
  const settle = useActOnRun(
    () => send(reviewRun, { params: { deskId: run.deskId, runId: run.id }, body: { sendBack: chosen } }),
    () => {
      onSent();
      undo.say(chosen.length === 0 ? review.approved : review.sent);
    },
    (why) => undo.warn(reasonOf(why)),
  );
  return (
    <div className={styles.footer}>
      <Text className={styles.said} size={200} weight="semibold">
        {review.heading}
      </Text>
      <Button
        appearance="primary"
        className={target}
        disabledFocusable={!complete || settle.isPending}
        onClick={() => settle.mutate()}
      >
        {chosen.length === 0 ? review.approve : review.send(chosen.length)}
      </Button>
    </div>
  );
}
