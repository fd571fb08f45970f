import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { lazily } from '../../app/lazily.ts';
import { useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { mayTake, nextStatuses } from '../moves.ts';
import { StatusMenu } from '../StatusMenu.tsx';
import { changesOf, type RowChange } from '../use-change-row.ts';
import { type RowEdit, useChangeRows } from '../use-change-rows.ts';

const BulkDialog = lazily(async () => (await import('../bulk/BulkDialog.tsx')).BulkDialog);

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    flexShrink: 0,
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  count: { flexGrow: 1 },
});

interface Props {
  readonly desk: DeskView;
  readonly rows: readonly TicketRow[];
  readonly onClear: () => void;
  /** With the ids of those that could not be changed. */
  readonly onChanged: (refused: readonly string[]) => void;
}

/** How many tickets are selected, and what can be done with all of them. */
export function SelectionBar({ desk, rows, onClear, onChanged }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { tab } = useWords();
  const { change, progress } = useChangeRows(desk);
  const busy = progress !== null;
  const takeable = rows.filter((row) => mayTake(row, desk.me));
  const next = desk.workflow.filter(({ key }) => rows.some((row) => canBecome(row, key, desk)));
  const [editing, setEditing] = useState(false);
  const apply = async (edits: readonly RowEdit[]) => {
    onChanged(await change(edits));
  };
  const changeAll = (chosen: readonly TicketRow[], wanted: RowChange) =>
    apply(chosen.map((row) => ({ row, changes: changesOf(row, wanted, desk) })));
  return (
    <section aria-label={tab.list.selected(rows.length)} className={styles.bar}>
      <Text className={styles.count} role="status">
        {progress === null ? tab.list.selected(rows.length) : tab.list.changing(progress.done, progress.all)}
      </Text>
      {takeable.length > 0 && (
        <Button className={target} disabledFocusable={busy} onClick={() => void changeAll(takeable, { kind: 'take' })}>
          {tab.list.assignToMe}
        </Button>
      )}
      {next.length > 0 && (
        <StatusMenu
          desk={desk}
          onChoose={(status) =>
            void changeAll(
              rows.filter((row) => canBecome(row, status, desk)),
              { kind: 'status', status },
            )
          }
          statuses={next}
        >
          <Button className={target} disabledFocusable={busy}>
            {tab.list.setStatus}
          </Button>
        </StatusMenu>
      )}
      <Button className={target} disabledFocusable={busy} onClick={() => !busy && setEditing(true)}>
        {tab.list.changeSeveral}
      </Button>
      {editing && (
        <Suspense fallback={null}>
          <BulkDialog
            desk={desk}
            onApply={(edits) => {
              setEditing(false);
              void apply(edits);
            }}
            onClose={() => setEditing(false)}
            rows={rows}
          />
        </Suspense>
      )}
      <Button appearance="subtle" className={target} onClick={onClear}>
        {tab.list.unselect}
      </Button>
    </section>
  );
}

function canBecome(row: TicketRow, status: string, desk: DeskView): boolean {
  return nextStatuses(row, desk).some(({ key }) => key === status);
}
