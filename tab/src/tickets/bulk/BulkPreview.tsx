import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useViewsWords } from '../views/use-views-words.ts';
import type { Planned } from './plan.ts';

const useStyles = makeStyles({
  preview: { display: 'grid', gap: tokens.spacingVerticalXS },
  rows: {
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalL}`,
    maxHeight: '160px',
    overflowY: 'auto',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** What becomes of each ticket: those that stay as they are first, as they are what one would not expect. */
export function BulkPreview({ planned }: { readonly planned: readonly Planned[] }) {
  const styles = useStyles();
  const { bulk } = useViewsWords();
  const refused = planned.filter((one) => one.is === 'refused');
  const changed = planned.filter((one) => one.is === 'changed');
  const same = planned.length - refused.length - changed.length;
  const said = [
    bulk.changed(changed.length),
    ...(same === 0 ? [] : [bulk.same(same)]),
    ...(refused.length === 0 ? [] : [bulk.refused(refused.length)]),
  ];
  return (
    <div className={styles.preview}>
      <Text role="status" weight="semibold">
        {said.join(' ')}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <ul aria-label={bulk.preview} className={styles.rows} tabIndex={0}>
        {refused.map(({ row, why }) => (
          <li key={row.id}>{bulk.refusedOne(row.key, bulk.why[why])}</li>
        ))}
        {changed.map(({ row }) => (
          <li key={row.id}>{bulk.changedOne(row.key, row.title)}</li>
        ))}
      </ul>
    </div>
  );
}
