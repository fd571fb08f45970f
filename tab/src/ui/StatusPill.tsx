import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  CheckmarkCircle16Regular,
  Circle16Regular,
  CircleHalfFill16Regular,
  PauseCircle16Regular,
} from '@fluentui/react-icons';
import type { StatusGroup } from '#shared/desks/workflow.ts';

const shapes = {
  new: Circle16Regular,
  active: CircleHalfFill16Regular,
  waiting: PauseCircle16Regular,
  resolved: CheckmarkCircle16Regular,
  closed: CheckmarkCircle16Filled,
} as const satisfies Record<StatusGroup, unknown>;

const useStyles = makeStyles({
  pill: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    width: 'fit-content',
    maxWidth: '100%',
    boxSizing: 'border-box',
    height: '24px',
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusCircular,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  icon: { flexShrink: 0 },
  word: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  new: { backgroundColor: tokens.colorNeutralBackground1, ...shorthands.borderColor(tokens.colorNeutralStroke1) },
  active: { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2 },
  waiting: { color: tokens.colorPaletteMarigoldForeground2, backgroundColor: tokens.colorPaletteMarigoldBackground1 },
  resolved: { color: tokens.colorPaletteGreenForeground2, backgroundColor: tokens.colorPaletteGreenBackground1 },
  closed: { color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground5 },
});

interface Props {
  readonly group: StatusGroup;
  /** The status in the reader's language, or as the desk calls it. */
  readonly name: string;
}

/** A status by shape (its group) and word; the colour only repeats them. */
export function StatusPill({ group, name }: Props) {
  const styles = useStyles();
  const Shape = shapes[group];
  return (
    <span className={mergeClasses(styles.pill, styles[group])}>
      <Shape className={styles.icon} aria-hidden />
      <span className={styles.word}>{name}</span>
    </span>
  );
}
