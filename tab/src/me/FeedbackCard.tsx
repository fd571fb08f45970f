import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FeedbackView } from '#shared/privacy/feedback-contract.ts';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { usePrivacyWords } from './use-privacy-words.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  text: { whiteSpace: 'pre-line' },
});

interface Props {
  readonly feedback: FeedbackView;
  /** Beside what was told, where the reader handles it. */
  readonly children?: ReactNode;
}

/** What somebody told, and the answer to it. */
export function FeedbackCard({ feedback: { kind, text, at, environment, answer }, children }: Props) {
  const styles = useStyles();
  const { feedback: words } = usePrivacyWords();
  return (
    <li className={styles.card}>
      <Text weight="semibold">{words.kinds[kind]}</Text>
      <Text className={styles.text}>{text}</Text>
      {environment !== null && (
        <Text className={styles.quiet} size={200}>
          {Object.values(environment).join(' · ')}
        </Text>
      )}
      <Text className={styles.text}>{answer === null ? words.open : words.answered(answer)}</Text>
      <Text className={styles.quiet} size={200}>
        <RelativeTime at={at} />
      </Text>
      {children}
    </li>
  );
}
