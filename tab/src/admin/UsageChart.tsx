import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { UsageView } from '#shared/billing/subscription-contract.ts';
import { type UsageMonth, usageByMonth } from '#shared/billing/usage.ts';
import { useSession } from '../app/session.tsx';
import { useAdminWords } from './use-admin-words.ts';

const line = `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`;

const useStyles = makeStyles({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  what: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { width: '12px', height: '12px' },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderTop: line,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
  head: { borderTop: 'none', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  number: { width: '1%', textAlign: 'right' },
  name: { width: '1%', paddingLeft: 0 },
  bars: { display: 'flex', height: '12px' },
  tickets: { backgroundColor: tokens.colorCompoundBrandBackground },
  runs: { backgroundColor: tokens.colorNeutralForeground3 },
});

/** A year by months, as bars and as the numbers themselves. */
export function UsageChart({ usage }: { readonly usage: UsageView }) {
  const styles = useStyles();
  const { subscription: words } = useAdminWords();
  const months = [...usageByMonth(usage.days, usage.today)].reverse();
  const most = Math.max(1, ...months.map(({ tickets, runs }) => tickets + runs));
  return (
    <>
      <div aria-hidden className={styles.legend}>
        <span className={styles.what}>
          <span className={mergeClasses(styles.swatch, styles.tickets)} />
          {words.tickets}
        </span>
        <span className={styles.what}>
          <span className={mergeClasses(styles.swatch, styles.runs)} />
          {words.runs}
        </span>
      </div>
      <table aria-label={words.usage} className={styles.table}>
        <thead>
          <tr>
            <th className={mergeClasses(styles.cell, styles.head, styles.name)} scope="col">
              {words.month}
            </th>
            <td aria-hidden className={mergeClasses(styles.cell, styles.head)} />
            <th className={mergeClasses(styles.cell, styles.head, styles.number)} scope="col">
              {words.tickets}
            </th>
            <th className={mergeClasses(styles.cell, styles.head, styles.number)} scope="col">
              {words.runs}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <MonthRow key={month.month} month={month} most={most} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function MonthRow({ month: { month, tickets, runs }, most }: { readonly month: UsageMonth; readonly most: number }) {
  const styles = useStyles();
  const { locale } = useSession();
  const count = new Intl.NumberFormat(locale);
  const name = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (
    <tr>
      <th className={mergeClasses(styles.cell, styles.name)} scope="row">
        {name.format(new Date(`${month}-01T00:00:00Z`))}
      </th>
      <td aria-hidden className={styles.cell}>
        <div className={styles.bars}>
          <span className={styles.tickets} style={{ width: `${(100 * tickets) / most}%` }} />
          <span className={styles.runs} style={{ width: `${(100 * runs) / most}%` }} />
        </div>
      </td>
      <td className={mergeClasses(styles.cell, styles.number)}>{count.format(tickets)}</td>
      <td className={mergeClasses(styles.cell, styles.number)}>{count.format(runs)}</td>
    </tr>
  );
}
