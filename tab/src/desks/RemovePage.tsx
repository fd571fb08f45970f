import { makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useHost, useWords } from '../app/session.tsx';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '60ch',
    padding: tokens.spacingHorizontalXXL,
  },
  heading: { margin: 0 },
});

/** Says what becomes of the data when the tab is removed. Nothing is asked: nothing is lost. */
export function RemovePage() {
  const styles = useStyles();
  const host = useHost();
  const { remove } = useWords().tab;
  useEffect(() => host.allowRemove(), [host]);
  return (
    <main className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {remove.heading}
      </Title3>
      <Text>{remove.body}</Text>
      <Text>{remove.again}</Text>
    </main>
  );
}
