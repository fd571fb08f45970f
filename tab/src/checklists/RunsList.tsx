import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { Add20Regular, DataBarVertical20Regular, DocumentBulletList20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { RunFilter } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { ListSkeleton } from '../tickets/list/ListSkeleton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { ExportButton } from './ExportButton.tsx';
import { RunRowButton } from './RunRowButton.tsx';
import { useChecklistWords } from './use-checklist-words.ts';
import { useRuns } from './use-runs.ts';

const views = ['open', 'mine', 'done', 'all'] as const;
type View = (typeof views)[number];
const asked: Readonly<Record<View, RunFilter>> = {
  open: { state: ['open', 'review'] },
  mine: { state: ['open', 'review'], assignee: 'me' },
  done: { state: ['done'] },
  all: {},
};

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    flexShrink: 0,
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  views: { maxWidth: '100%', overflowX: 'auto' },
  spacer: { flexGrow: 1 },
  scroll: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  more: { display: 'flex', justifyContent: 'center', padding: tokens.spacingVerticalM },
});

interface Props {
  readonly desk: DeskView;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onStart: () => void;
}

/** The runs of a desk with their progress, the newest change first. */
export function RunsList({ desk, openId, onOpen, onStart }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const [, navigate] = useLocation();
  const { list } = useChecklistWords();
  const [view, setView] = useState<View>('open');
  const runs = useRuns(desk, asked[view]);
  const rows = runs.data?.pages.flatMap(({ items }) => items) ?? [];
  const empty = { open: list.empty, mine: list.emptyMine, done: list.emptyDone, all: list.empty };
  const start = (
    <Button appearance="primary" className={target} icon={<Add20Regular />} onClick={onStart}>
      {list.start}
    </Button>
  );
  const mayStart = desk.can.includes('run.start');
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <TabList
          aria-label={list.view}
          className={styles.views}
          onTabSelect={(_, { value }) => setView(views.find((known) => known === value) ?? 'open')}
          selectedValue={view}
          size="small"
        >
          {views.map((value) => (
            <Tab className={target} key={value} value={value}>
              {list.views[value]}
            </Tab>
          ))}
        </TabList>
        <span className={styles.spacer} />
        {rows.length > 0 && <ExportButton desk={desk} filter={asked[view]} />}
        <Button
          appearance="subtle"
          className={target}
          icon={<DataBarVertical20Regular />}
          onClick={() => navigate(`/desk/${desk.id}/checklist-report`)}
        >
          {list.report}
        </Button>
        <Button
          appearance="subtle"
          className={target}
          icon={<DocumentBulletList20Regular />}
          onClick={() => navigate(`/desk/${desk.id}/templates`)}
        >
          {list.templates}
        </Button>
        {mayStart && start}
      </div>
      <div className={styles.scroll}>
        {runs.isPending && <ListSkeleton phone={false} rows={6} />}
        {runs.isError && <ErrorState message={runs.error.message} onRetry={() => void runs.refetch()} />}
        {runs.isSuccess && rows.length === 0 && (
          <EmptyState text={empty[view]}>{mayStart && view === 'open' && start}</EmptyState>
        )}
        <ul className={styles.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <RunRowButton isOpen={row.id === openId} onOpen={() => onOpen(row.id)} run={row} />
            </li>
          ))}
        </ul>
        {runs.hasNextPage && (
          <div className={styles.more}>
            <Button className={target} onClick={() => void runs.fetchNextPage()}>
              {list.more}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
