import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DataRequestView } from '#shared/privacy/request-contract.ts';
import { useSession } from '../app/session.tsx';
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
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  text: { whiteSpace: 'pre-line' },
  letter: {
    whiteSpace: 'pre-line',
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Props {
  readonly request: DataRequestView;
  /** Beside what was asked, where the reader handles it. */
  readonly children?: ReactNode;
}

/** A request, how it stands and how it was answered. */
export function RequestCard({ request, children }: Props) {
  const styles = useStyles();
  const { locale } = useSession();
  const { requests: words } = usePrivacyWords();
  const { kind, text, receivedAt, due, extension, decision, overdue } = request;
  const dayOf = (at: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(at));
  return (
    <li className={styles.card}>
      <span className={styles.title}>
        <Text weight="semibold">{words.kinds[kind]}</Text>
        <Badge appearance="outline" color={overdue ? 'danger' : 'informative'}>
          {overdue ? words.overdue : words.outcomes[decision?.outcome ?? 'open']}
        </Badge>
      </span>
      <Text className={styles.quiet} size={200}>
        {words.received(dayOf(receivedAt))}
        {decision === null && ` · ${words.due(dayOf(due))}`}
      </Text>
      {text !== '' && <Text className={styles.text}>{text}</Text>}
      {extension !== null && <Text>{words.extended(extension)}</Text>}
      {decision !== null && <div className={styles.letter}>{decision.letter}</div>}
      {children}
    </li>
  );
}
