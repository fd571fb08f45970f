import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown12Regular, ArrowUp12Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import type { ListSort } from '#shared/tickets/list-contract.ts';
import type { ColumnKey } from '#shared/views/view.ts';
import { useWords } from '../../app/session.tsx';
import { useHiddenStyles } from '../../ui/hidden.ts';
import { fieldName } from '../detail/field-words.ts';
import type { ChangeView } from '../use-view.ts';
import type { TicketsView } from '../view.ts';
import { sortOf, templateOf } from './columns.ts';

const useStyles = makeStyles({
  head: {
    display: 'grid',
    position: 'sticky',
    top: 0,
    zIndex: 2,
    height: '32px',
    alignItems: 'center',
    paddingRight: tokens.spacingHorizontalM,
    paddingLeft: tokens.spacingHorizontalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  cell: { minWidth: 0, overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' },
  sort: {
    display: 'inline-flex',
    padding: 0,
    border: 'none',
    font: 'inherit',
    color: 'inherit',
    backgroundColor: 'transparent',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    boxSizing: 'border-box',
    minHeight: '24px',
    minWidth: '24px',
    maxWidth: '100%',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  on: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly desk: DeskView;
  readonly shown: readonly ColumnKey[];
  readonly view: TicketsView;
  readonly onChange: ChangeView;
}

export function ListHeader({ desk, shown, view, onChange }: Props) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const words = useWords();
  const { tab } = words;
  const nameOf = (key: ColumnKey) => fieldName(key, { desk, words });
  return (
    <div role="rowgroup" className={styles.head} style={{ gridTemplateColumns: templateOf(shown) }}>
      <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
        <div role="columnheader" className={styles.cell}>
          <span className={hidden}>{tab.list.selectColumn}</span>
        </div>
        {shown.map((key) => {
          const sort = sortOf(key, desk);
          const on = view.text === '' && sort === view.sort;
          return (
            <div
              key={key}
              role="columnheader"
              aria-sort={on ? `${view.direction}ending` : undefined}
              className={mergeClasses(styles.cell, on && styles.on)}
            >
              {sort === null || view.text !== '' ? (
                <span className={key === 'priority' ? hidden : undefined}>{nameOf(key)}</span>
              ) : (
                <button className={styles.sort} onClick={() => onChange(sortedBy(sort, view))} type="button">
                  <span className={key === 'priority' ? hidden : undefined}>{nameOf(key)}</span>
                  {key === 'priority' && !on && <span aria-hidden>!</span>}
                  {on && view.direction === 'asc' && <ArrowUp12Regular aria-hidden />}
                  {on && view.direction === 'desc' && <ArrowDown12Regular aria-hidden />}
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Another column begins with what matters most; the same one turns round. */
function sortedBy(sort: ListSort, view: TicketsView): Pick<TicketsView, 'sort' | 'direction'> {
  if (view.sort === sort) return { sort, direction: view.direction === 'asc' ? 'desc' : 'asc' };
  return { sort, direction: sort === 'due' || sort === 'status' || sort.startsWith('fields.') ? 'asc' : 'desc' };
}
