import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalXXL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
  text: { maxWidth: '52ch' },
});

interface Props {
  readonly text: string;
  /** One primary button at most. */
  readonly children?: ReactNode;
}

/** One sentence and one thing to do. */
export function EmptyState({ text, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <Text className={styles.text}>{text}</Text>
      {children}
    </div>
  );
}
