import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RunRow } from '#shared/checklists/run-row.ts';
import { useHiddenStyles } from '../ui/hidden.ts';
import { useChecklistWords } from './use-checklist-words.ts';

const useStyles = makeStyles({
  progress: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  track: {
    flexGrow: 1,
    minWidth: '48px',
    height: '6px',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground6,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  bar: {
    display: 'block',
    height: '100%',
    backgroundColor: tokens.colorCompoundBrandBackground,
    transitionProperty: 'width',
    transitionDuration: tokens.durationFast,
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0s' },
  },
  complete: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  count: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
});

/** How many of the items that apply are done, as a bar and in words. It stands in rows that are buttons: spans only. */
export function Progress({ progress }: Pick<RunRow, 'progress'>) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const words = useChecklistWords().progress;
  const { done, total } = progress;
  const isComplete = total > 0 && done === total;
  return (
    <span className={styles.progress}>
      <span aria-hidden className={styles.track}>
        <span
          className={mergeClasses(styles.bar, isComplete && styles.complete)}
          style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }}
        />
      </span>
      <span aria-hidden className={styles.count}>
        {words.of(done, total)}
      </span>
      <span className={hidden}>{words.label(done, total)}</span>
    </span>
  );
}
