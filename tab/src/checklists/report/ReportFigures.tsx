import { makeStyles, tokens } from '@fluentui/react-components';
import { completionRate, onTimeRate, type RunCounts } from '#shared/checklists/report.ts';
import { useSession } from '../../app/session.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { rateText } from './rate.ts';

const useStyles = makeStyles({
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  figure: {
    display: 'flex',
    flexDirection: 'column-reverse',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** What one wants to know first. */
export function ReportFigures({ total }: { readonly total: RunCounts }) {
  const styles = useStyles();
  const { locale } = useSession();
  const { report: words } = useChecklistWords();
  const count = new Intl.NumberFormat(locale);
  const figures: readonly (readonly [string, string])[] = [
    [words.started, count.format(total.started)],
    [words.completion, rateText(completionRate(total), locale, words.noRate)],
    [words.onTime, rateText(onTimeRate(total), locale, words.noRate)],
    [words.open, count.format(total.open)],
    [words.overdue, count.format(total.overdue)],
  ];
  return (
    <section aria-label={words.figures}>
      <dl className={styles.figures}>
        {figures.map(([label, value]) => (
          <div className={styles.figure} key={label}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
