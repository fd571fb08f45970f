import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useWords } from '../../app/session.tsx';
import { PHONE_ROW_HEIGHT, ROW_HEIGHT } from './ListRow.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  key: { width: '64px', flexShrink: 0 },
  title: { maxWidth: '420px' },
});

interface Props {
  readonly phone: boolean;
  readonly rows?: number;
}

/** Rows of the true height while the tickets are on their way. */
export function ListSkeleton({ phone, rows = 12 }: Props) {
  const styles = useStyles();
  const { tab } = useWords();
  const height = phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT;
  return (
    <Skeleton aria-label={tab.loading}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={index} className={styles.row} style={{ height }}>
          <SkeletonItem className={styles.key} size={12} />
          <SkeletonItem className={styles.title} size={12} />
        </div>
      ))}
    </Skeleton>
  );
}
