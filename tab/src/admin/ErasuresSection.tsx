import { Badge, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { listErasures } from '#shared/privacy/contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { TouchedList } from './TouchedList.tsx';
import { useAdminWords } from './use-admin-words.ts';

/** Milliseconds between looks while one is running. */
const lookMs = 2_000;

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '840px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  erasure: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Each erasing of somebody's data: under which pseudonym, asked for by whom, and what was changed. */
export function ErasuresSection() {
  const styles = useStyles();
  const send = useSend();
  const { sections, erasures: words, audit } = useAdminWords();
  const erasures = useQuery({
    queryKey: ['erasures'],
    queryFn: () => send(listErasures),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'running') ? lookMs : false),
  });
  if (erasures.isError)
    return <ErrorState message={reasonOf(erasures.error)} onRetry={() => void erasures.refetch()} />;
  const items = erasures.data?.items ?? [];
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {sections.erasures}
      </Title3>
      <Text className={styles.quiet}>{words.about}</Text>
      {erasures.isSuccess && items.length === 0 && <EmptyState text={words.none} />}
      <ul className={styles.list}>
        {items.map(({ id, label, state, at, by, touched }) => (
          <li className={styles.erasure} key={id}>
            <span className={styles.name}>
              <Text weight="semibold">{label}</Text>
              <Badge appearance="outline" color={state === 'done' ? 'success' : 'informative'}>
                {words[state]}
              </Badge>
            </span>
            <Text className={styles.quiet} size={200}>
              {by === null ? words.bySchedule : words.askedBy(by.name === '' ? audit.erased : by.name)} ·{' '}
              <RelativeTime at={at} />
            </Text>
            {state === 'done' && <TouchedList touched={touched} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
