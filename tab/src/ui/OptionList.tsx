import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTouchStyles } from './touch.ts';

const useStyles = makeStyles({
  list: {
    position: 'absolute',
    zIndex: 10,
    boxSizing: 'border-box',
    padding: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  option: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorNeutralForeground1,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    cursor: 'pointer',
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    color: tokens.colorNeutralForeground1Hover,
    outline: `1px solid ${tokens.colorStrokeFocus2}`,
  },
});

interface Props<T> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly T[];
  readonly keyOf: (option: T) => string;
  readonly show: (option: T) => ReactNode;
  /** -1 for none. */
  readonly active: number;
  readonly onPick: (option: T) => void;
  /** Where it stands by its field. */
  readonly className: string;
}

/** What may be chosen while the focus stays in a field, which answers the keys and names the active option (ARIA combobox). */
export function OptionList<T>({ id, label, options, keyOf, show, active, onPick, className }: Props<T>) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  return (
    <div aria-label={label} className={mergeClasses(styles.list, className)} id={id} role="listbox">
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers the keys
        <div
          key={keyOf(option)}
          aria-selected={index === active}
          className={mergeClasses(styles.option, target, index === active && styles.active)}
          id={`${id}-${index}`}
          onClick={() => onPick(option)}
          onMouseDown={(event) => event.preventDefault()}
          role="option"
        >
          {show(option)}
        </div>
      ))}
    </div>
  );
}
