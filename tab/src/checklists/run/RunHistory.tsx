import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { findItem } from '#shared/checklists/plan.ts';
import { listRunEntries, type RunEntryView, type RunView } from '#shared/checklists/run-contract.ts';
import type { PersonView } from '#shared/members/member.ts';
import type { ChecklistWords } from '#shared/words/checklist.ts';
import { answerText } from '#shared/words/run.ts';
import { useSend } from '../../app/client.ts';
import { useSession, useWords, type Words } from '../../app/session.tsx';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { CommentForm } from './CommentForm.tsx';
import { RunComment } from './RunComment.tsx';

const useStyles = makeStyles({
  history: { display: 'grid', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  entries: { display: 'grid', gap: tokens.spacingVerticalM, listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  when: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly run: RunView;
  readonly titleOf: (item: string) => string;
}

/** Who did what, newest first, mixed with what people say. */
export function RunHistory({ run, titleOf }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const { history } = useChecklistWords();
  const entries = useInfiniteQuery({
    queryKey: ['run-entries', run.id, run.version],
    queryFn: ({ pageParam }) =>
      send(listRunEntries, {
        params: { deskId: run.deskId, runId: run.id },
        query: { limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
    placeholderData: (before) => before,
  });
  const pages = entries.data?.pages ?? [];
  const people = pages.flatMap((page) => page.people);
  return (
    <section aria-label={history.heading} className={styles.history}>
      <h2 className={styles.heading}>{history.heading}</h2>
      {run.can.includes('comment') && <CommentForm run={run} />}
      <ul className={styles.entries}>
        {pages
          .flatMap(({ items }) => items)
          .map((entry) => (
            <Entry entry={entry} key={entry.seq} people={people} run={run} titleOf={titleOf} />
          ))}
      </ul>
      {entries.hasNextPage && (
        <Button className={target} onClick={() => void entries.fetchNextPage()}>
          {history.earlier}
        </Button>
      )}
    </section>
  );
}

interface EntryProps extends Props {
  readonly entry: RunEntryView;
  readonly people: readonly PersonView[];
}

function Entry({ run, entry, people, titleOf }: EntryProps) {
  const styles = useStyles();
  const { language } = useSession();
  const words = useWords();
  const checklist = useChecklistWords();
  return (
    <li className={styles.entry}>
      <PersonAvatar person={entry.by} size={20} />
      <div>
        {tell(entry, run, titleOf, { ...words, checklist }, language)}{' '}
        <span className={styles.when}>
          <RelativeTime at={entry.at} />
        </span>
        {entry.kind === 'comment' && <RunComment entry={entry} people={people} run={run} />}
      </div>
    </li>
  );
}

function tell(
  entry: RunEntryView,
  run: RunView,
  titleOf: (item: string) => string,
  words: Words & { readonly checklist: ChecklistWords },
  language: 'en' | 'fr',
): string {
  const { told } = words.checklist.history;
  const who = entry.by.name || words.ticket.people.unknown;
  const item = titleOf(entry.item ?? '');
  switch (entry.kind) {
    case 'answered': {
      const definition = findItem(run.plan, entry.item ?? '');
      if (entry.to === null || entry.to === undefined || definition === undefined) return told.cleared(who, item);
      if (entry.to.kind === 'tick') return told.ticked(who, item);
      return told.answered(who, item, answerText(definition, entry.to, language));
    }
    case 'noted':
      return told.noted(who, item, entry.text ?? '');
    case 'evidence-added':
    case 'evidence-removed':
      return told[entry.kind](who, item, entry.file ?? '');
    case 'ticket-raised':
      return told['ticket-raised'](who, item);
    case 'sent-back': {
      const names = (entry.items ?? []).map((back) => words.ticket.timeline.quoted(titleOf(back.item)));
      return told['sent-back'](who, new Intl.ListFormat(language).format(names));
    }
    case 'reopened':
    case 'cancelled':
      return told[entry.kind](who, entry.reason ?? '');
    case 'comment':
      return who;
    case 'started':
    case 'changed':
    case 'submitted':
    case 'completed':
    case 'comment-edited':
    case 'comment-deleted':
      return told[entry.kind](who);
    default:
      return entry.kind satisfies never;
  }
}
