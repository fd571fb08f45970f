import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown20Regular, ArrowUp20Regular, ReOrderDotsVertical20Regular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  /** Within a row of rows on a phone, the buttons go below what they move. */
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    borderTop: `${tokens.strokeWidthThick} solid transparent`,
  },
  place: { borderTopColor: tokens.colorCompoundBrandStroke },
  lifted: { opacity: 0.5 },
  grip: {
    display: 'flex',
    alignItems: 'center',
    height: '32px',
    color: tokens.colorNeutralForeground3,
    cursor: 'grab',
    '@media (pointer: coarse)': { display: 'none' },
  },
  body: { flexGrow: 1, flexBasis: '160px', minWidth: 0 },
});

interface Props<Item> {
  readonly items: readonly Item[];
  readonly nameOf: (item: Item) => string;
  readonly onOrder: (items: readonly Item[]) => void;
  readonly children: (item: Item, index: number) => ReactNode;
}

/** Rows in an order of their owner's: dragged by the grip, or moved by two buttons with keyboard and finger. */
export function OrderedRows<Item extends { readonly key: string }>({ items, nameOf, onOrder, children }: Props<Item>) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings } = useWords().tab;
  const [lifted, setLifted] = useState<number | null>(null);
  const [place, setPlace] = useState<number | null>(null);
  // One alone has no other place.
  const several = items.length > 1;
  const drop = () => {
    if (lifted !== null && place !== null) onOrder(moved(items, lifted, place));
    setLifted(null);
    setPlace(null);
  };
  return (
    <ol className={styles.list}>
      {items.map((item, index) => (
        <li
          className={mergeClasses(styles.row, index === place && styles.place, index === lifted && styles.lifted)}
          key={item.key}
          onDragOver={(event) => {
            if (lifted === null) return;
            event.preventDefault();
            setPlace(index);
          }}
          onDrop={drop}
        >
          {several && (
            <span
              aria-hidden
              className={styles.grip}
              draggable
              onDragEnd={() => {
                setLifted(null);
                setPlace(null);
              }}
              onDragStart={() => setLifted(index)}
            >
              <ReOrderDotsVertical20Regular />
            </span>
          )}
          <div className={styles.body}>{children(item, index)}</div>
          {several && (
            <>
              <Button
                appearance="subtle"
                aria-label={settings.moveUp(nameOf(item))}
                className={target}
                disabledFocusable={index === 0}
                icon={<ArrowUp20Regular />}
                onClick={() => onOrder(moved(items, index, index - 1))}
              />
              <Button
                appearance="subtle"
                aria-label={settings.moveDown(nameOf(item))}
                className={target}
                disabledFocusable={index === items.length - 1}
                icon={<ArrowDown20Regular />}
                onClick={() => onOrder(moved(items, index, index + 1))}
              />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The items with one of them at another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}
