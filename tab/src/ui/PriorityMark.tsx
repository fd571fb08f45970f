import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ChevronDoubleUp20Filled,
  ChevronDown20Regular,
  ChevronUp20Regular,
  Subtract20Regular,
} from '@fluentui/react-icons';
import type { PriorityColour } from '#shared/desks/priorities.ts';
import type { Priority } from '#shared/tickets/ticket.ts';
import { useHiddenStyles } from './hidden.ts';

const shapes = {
  low: ChevronDown20Regular,
  normal: Subtract20Regular,
  high: ChevronUp20Regular,
  urgent: ChevronDoubleUp20Filled,
} as const satisfies Record<Priority, unknown>;

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  icon: { flexShrink: 0 },
  grey: { color: tokens.colorNeutralForeground3 },
  blue: { color: tokens.colorPaletteBlueForeground2 },
  green: { color: tokens.colorPaletteGreenForeground1 },
  yellow: { color: tokens.colorPaletteMarigoldForeground1 },
  orange: { color: tokens.colorPaletteDarkOrangeForeground1 },
  red: { color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  readonly priority: Priority;
  /** As the desk calls it, else in the reader's language. */
  readonly name: string;
  readonly colour: PriorityColour;
  /** `mark` shows the icon and says the word; `word` shows both. */
  readonly show?: 'mark' | 'word';
}

export function PriorityMark({ priority, name, colour, show = 'mark' }: Props) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const Shape = shapes[priority];
  return (
    <span className={styles.mark} title={show === 'mark' ? name : undefined}>
      <Shape className={mergeClasses(styles.icon, styles[colour])} aria-hidden />
      <span className={show === 'mark' ? hidden : undefined}>{name}</span>
    </span>
  );
}
