import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSwap20Regular, PersonAdd20Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { useWords } from '../../app/session.tsx';
import { statusName } from '../detail/field-words.ts';
import { mayTake, nextStatuses } from '../moves.ts';
import { StatusMenu } from '../StatusMenu.tsx';
import type { ChangeRow } from '../use-change-row.ts';

const useStyles = makeStyles({
  actions: {
    position: 'absolute',
    right: tokens.spacingHorizontalS,
    display: 'flex',
    gap: tokens.spacingHorizontalXXS,
    padding: `0 ${tokens.spacingHorizontalXXS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
});

interface Props {
  readonly desk: DeskView;
  readonly row: TicketRow;
  readonly onChangeRow: ChangeRow;
  readonly onMenu: (open: boolean) => void;
}

/** What one may do to a ticket from the list; nothing where one may do nothing. */
export function RowActions({ desk, row, onChangeRow, onMenu }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { list } = words.tab;
  const take = mayTake(row, desk.me);
  const next = nextStatuses(row, desk);
  if (!take && next.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keeps clicks within from opening the ticket; the buttons answer the keys
    <div
      aria-label={list.actions(row.key)}
      className={styles.actions}
      onClick={(event) => event.stopPropagation()}
      role="group"
    >
      {take && (
        <Button
          appearance="subtle"
          icon={<PersonAdd20Regular />}
          onClick={() => void onChangeRow(row, { kind: 'take' })}
          aria-label={list.assignToMe}
          size="small"
          title={list.assignToMe}
        />
      )}
      {next.length > 0 && (
        <StatusMenu
          desk={desk}
          onChoose={(status) => void onChangeRow(row, { kind: 'status', status })}
          onOpen={onMenu}
          statuses={next}
        >
          <Button
            appearance="subtle"
            aria-label={list.changeStatus(statusName(desk, row.status, words))}
            icon={<ArrowSwap20Regular />}
            size="small"
            title={list.changeStatus(statusName(desk, row.status, words))}
          />
        </StatusMenu>
      )}
    </div>
  );
}
