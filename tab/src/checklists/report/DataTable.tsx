import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { csvOf } from '#shared/kernel/csv.ts';
import { useSession } from '../../app/session.tsx';
import { saveBlob } from '../../files/save-blob.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { rateText } from './rate.ts';

const line = `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`;

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  heading: { flexGrow: 1, margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  // Wide tables scroll by themselves, so that the page never does.
  frame: { overflowX: 'auto' },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderTop: line,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
  name: { whiteSpace: 'normal', minWidth: '140px', overflowWrap: 'anywhere' },
  number: { textAlign: 'right' },
  label: { borderTop: 'none', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  rate: { display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: tokens.spacingHorizontalS },
  track: { width: '64px', height: '6px', backgroundColor: tokens.colorNeutralBackground5 },
  bar: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground },
});

/** A text, with another value for the saved table where it has one; a number; or a rate from 0 to 1, null where there is none. */
type Cell =
  | { readonly text: string; readonly value?: string }
  | { readonly value: number }
  | { readonly rate: number | null };
export interface Row {
  readonly key: string;
  /** By the name of the column, in order; the first one names the row. */
  readonly cells: Readonly<Record<string, Cell>>;
}

interface Props {
  readonly heading: string;
  readonly rows: readonly Row[];
}

/** A table to read, and to save for a spreadsheet. */
export function DataTable({ heading, rows }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { report: words } = useChecklistWords();
  const columns = Object.entries(rows[0]?.cells ?? {});
  const save = () => {
    const table = rows.map(({ cells }) =>
      Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, savedOf(cell)])),
    );
    saveBlob(new Blob([csvOf(table)], { type: 'text/csv' }), words.file(heading));
  };
  return (
    <section aria-label={heading}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{heading}</h2>
        <Button
          appearance="subtle"
          aria-label={words.save(heading)}
          className={target}
          icon={<ArrowDownload20Regular />}
          onClick={save}
          title={words.save(heading)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section aria-label={heading} className={styles.frame} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(([column, cell]) => (
                <th
                  className={mergeClasses(styles.cell, styles.label, !('text' in cell) && styles.number)}
                  key={column}
                  scope="col"
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {Object.entries(cells).map(([column, cell], index) =>
                  index === 0 ? (
                    <th className={mergeClasses(styles.cell, styles.name)} key={column} scope="row">
                      <CellLook cell={cell} />
                    </th>
                  ) : (
                    <td
                      className={mergeClasses(styles.cell, 'text' in cell ? styles.name : styles.number)}
                      key={column}
                    >
                      <CellLook cell={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function CellLook({ cell }: { readonly cell: Cell }) {
  const styles = useStyles();
  const { locale } = useSession();
  const { report: words } = useChecklistWords();
  if ('text' in cell) return cell.text;
  if ('value' in cell) return new Intl.NumberFormat(locale).format(cell.value);
  const text = rateText(cell.rate, locale, words.noRate);
  if (cell.rate === null) return text;
  return (
    <span className={styles.rate}>
      <span aria-hidden className={styles.track}>
        <span className={styles.bar} style={{ display: 'block', width: `${100 * cell.rate}%` }} />
      </span>
      {text}
    </span>
  );
}

function savedOf(cell: Cell): string | number | null {
  if ('rate' in cell) return cell.rate;
  return cell.value ?? ('text' in cell ? cell.text : null);
}
