import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../../app/session.tsx';
import type { Row } from './status-form.ts';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto', maxWidth: '100%' },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  from: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    paddingRight: tokens.spacingHorizontalM,
    whiteSpace: 'nowrap',
  },
  to: {
    fontWeight: tokens.fontWeightSemibold,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    verticalAlign: 'bottom',
    maxWidth: '96px',
    overflowWrap: 'anywhere',
  },
  cell: { textAlign: 'center', borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
});

interface Props {
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  readonly onChange: (rows: readonly Row[]) => void;
}

/** From each status (a line) to each other (a column). */
export function TransitionMatrix({ rows, nameOf, onChange }: Props) {
  const styles = useStyles();
  const { settings } = useWords().tab;
  const set = (from: Row, to: Row, allowed: boolean) =>
    onChange(
      rows.map((row) => {
        if (row.key !== from.key) return row;
        const others = row.next.filter((key) => key !== to.key);
        return { ...row, next: allowed ? [...others, to.key] : others };
      }),
    );
  return (
    // Many statuses scroll sideways: the keyboard must reach them.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region takes the focus
    <div className={styles.scroll} role="group" aria-label={settings.transitions} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.from} scope="col">
              {settings.fromTo}
            </th>
            {rows.map((to) => (
              <th className={styles.to} key={to.key} scope="col">
                {nameOf(to)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from.key}>
              <th className={styles.from} scope="row">
                {nameOf(from)}
              </th>
              {rows.map((to) => (
                <td className={styles.cell} key={to.key}>
                  {from.key !== to.key && (
                    <Checkbox
                      aria-label={settings.transition(nameOf(from), nameOf(to))}
                      checked={from.next.includes(to.key)}
                      onChange={(_, { checked }) => set(from, to, checked === true)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
