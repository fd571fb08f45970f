import { makeStyles, Text } from '@fluentui/react-components';
import { DataCategory, type Touched } from '#shared/privacy/erasure.ts';
import { useAdminWords } from './use-admin-words.ts';

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '20px' } });

/** How many documents of each category. */
export function TouchedList({ touched }: { readonly touched: Touched }) {
  const styles = useStyles();
  const { erasures: words } = useAdminWords();
  const found = DataCategory.options.filter((category) => (touched[category] ?? 0) > 0);
  if (found.length === 0) return <Text>{words.nothing}</Text>;
  return (
    <ul className={styles.list}>
      {found.map((category) => (
        <li key={category}>{words.count(words.categories[category], touched[category] ?? 0)}</li>
      ))}
    </ul>
  );
}
