import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useWords } from '../app/session.tsx';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '640px',
    padding: tokens.spacingHorizontalL,
  },
  heading: { width: '40%' },
});

/** A heading and some lines, while a page or what it shows is on its way. */
export function PageSkeleton() {
  const styles = useStyles();
  const { tab } = useWords();
  return (
    <Skeleton aria-label={tab.loading} className={styles.page}>
      <SkeletonItem className={styles.heading} size={20} />
      <SkeletonItem size={12} />
      <SkeletonItem size={12} />
      <SkeletonItem size={12} />
    </Skeleton>
  );
}
