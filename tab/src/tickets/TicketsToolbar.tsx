import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Add20Regular,
  Board20Filled,
  Board20Regular,
  TextBulletList20Filled,
  TextBulletList20Regular,
} from '@fluentui/react-icons';
import { type RefObject, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { ColumnKey } from '#shared/views/view.ts';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { FilterChips } from './FilterChips.tsx';
import { OptionsMenu } from './OptionsMenu.tsx';
import { SearchField } from './SearchField.tsx';
import type { ChangeView } from './use-view.ts';
import { ViewMenu } from './ViewMenu.tsx';
import { hasMore, type TicketsView } from './view.ts';

/** Below it the filters take a line of their own, and buttons lose their words. */
const NARROW = '@container (max-width: 1100px)';
const PHONE = '@container (max-width: 520px)';

const useStyles = makeStyles({
  box: { containerType: 'inline-size', flexShrink: 0 },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    minHeight: '40px',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    [PHONE]: {
      columnGap: tokens.spacingHorizontalXS,
      paddingRight: tokens.spacingHorizontalS,
      paddingLeft: tokens.spacingHorizontalS,
    },
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  toggle: { display: 'flex', flexShrink: 0 },
  view: { minWidth: 0, flexShrink: 1, [PHONE]: { flexBasis: '96px', flexGrow: 1 } },
  toggleButton: { minWidth: '32px' },
  chosen: { backgroundColor: tokens.colorSubtleBackgroundSelected, color: tokens.colorNeutralForeground2BrandSelected },
  chips: {
    flexGrow: 1,
    flexBasis: '0',
    [NARROW]: { order: 9, flexBasis: '100%', paddingBottom: tokens.spacingVerticalXXS },
  },
  /** More than the usual filters need a line to be seen whole. */
  several: { order: 9, flexBasis: '100%', paddingBottom: tokens.spacingVerticalXXS },
  search: { marginLeft: 'auto', [NARROW]: { flexGrow: 1 }, [PHONE]: { order: 8, flexBasis: '100%' } },
  word: { [PHONE]: { display: 'none' } },
  create: {
    flexShrink: 0,
    whiteSpace: 'nowrap',
    [PHONE]: { minWidth: '44px', paddingRight: 0, paddingLeft: 0, '& > span:first-child': { marginRight: 0 } },
  },
});

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  readonly columns: readonly ColumnKey[];
  readonly onColumns: (columns: ColumnKey[]) => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onCreate: () => void;
}

export function TicketsToolbar({ desk, view, onChange, columns, onColumns, searchRef, onCreate }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { frame, toolbar } = useWords().tab;
  const [added, setAdded] = useState<readonly string[]>([]);
  const isMore = hasMore(view, added);
  return (
    <div className={styles.box}>
      <div aria-label={frame.toolbar} className={styles.bar} role="toolbar">
        <span className={styles.view}>
          <ViewMenu columns={columns} desk={desk} onChange={onChange} onColumns={onColumns} view={view} />
        </span>
        <LayoutToggle onChange={onChange} view={view} />
        <FilterChips
          added={added}
          onAdd={setAdded}
          className={mergeClasses(styles.chips, isMore && styles.several)}
          desk={desk}
          onChange={onChange}
          view={view}
        />
        <SearchField className={styles.search} desk={desk} inputRef={searchRef} onChange={onChange} view={view} />
        <OptionsMenu columns={columns} desk={desk} onChange={onChange} onColumns={onColumns} view={view} />
        {desk.can.includes('ticket.create') && (
          <Button
            appearance="primary"
            aria-label={toolbar.newTicket}
            className={mergeClasses(styles.create, target)}
            icon={<Add20Regular />}
            onClick={onCreate}
            title={toolbar.newTicketHint}
          >
            <span className={styles.word}>{toolbar.newTicket}</span>
          </Button>
        )}
      </div>
    </div>
  );
}

function LayoutToggle({ view, onChange }: Pick<Props, 'view' | 'onChange'>) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { toolbar } = useWords().tab;
  const layouts = [
    { layout: 'list', on: <TextBulletList20Filled />, off: <TextBulletList20Regular /> },
    { layout: 'board', on: <Board20Filled />, off: <Board20Regular /> },
  ] as const;
  return (
    <div aria-label={toolbar.layout} className={styles.toggle} role="group">
      {layouts.map(({ layout, on, off }) => (
        <Button
          key={layout}
          aria-label={toolbar[layout]}
          appearance="subtle"
          aria-pressed={view.layout === layout}
          className={mergeClasses(styles.toggleButton, view.layout === layout && styles.chosen, target)}
          icon={view.layout === layout ? on : off}
          onClick={() => onChange({ layout })}
          title={toolbar[layout]}
        />
      ))}
    </div>
  );
}
