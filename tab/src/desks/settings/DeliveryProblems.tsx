import { Button, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { DeskView } from '#shared/desks/desk.ts';
import { type FailedDelivery, listFailedDeliveries } from '#shared/notifications/contract.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useTouchStyles } from '../../ui/touch.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '720px' },
  heading: { margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: {
    display: 'grid',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  quiet: { color: tokens.colorNeutralForeground2 },
  link: { color: tokens.colorBrandForegroundLink },
  more: { alignSelf: 'flex-start' },
});

/** Whom Docket could not tell of something, why, and what helps. */
export function DeliveryProblems({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const { settings } = useWords().tab;
  const problems = useInfiniteQuery({
    queryKey: ['failed-deliveries', desk.id],
    queryFn: ({ pageParam }) =>
      send(listFailedDeliveries, { params: { deskId: desk.id }, query: { cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
  });
  if (problems.isError)
    return <ErrorState message={reasonOf(problems.error)} onRetry={() => void problems.refetch()} />;
  const items = problems.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {settings.sections.deliveries}
      </Title3>
      <Text>{settings.deliveries.means}</Text>
      {problems.isSuccess && items.length === 0 && <EmptyState text={settings.deliveries.none} />}
      <ul className={styles.list}>
        {items.map((item) => (
          <Problem key={item.id} desk={desk} item={item} />
        ))}
      </ul>
      {problems.hasNextPage && (
        <Button className={`${styles.more} ${target}`} onClick={() => void problems.fetchNextPage()}>
          {settings.earlier}
        </Button>
      )}
    </div>
  );
}

function Problem({ desk, item }: { readonly desk: DeskView; readonly item: FailedDelivery }) {
  const styles = useStyles();
  const { settings } = useWords().tab;
  const { deliveries: words } = settings;
  const { people } = useWords().ticket;
  const what = item.subject.startsWith('run_') ? 'run' : 'ticket';
  return (
    <li className={styles.entry}>
      <span className={styles.line}>
        <Text weight="semibold">{item.person.name || people.unknown}</Text>
        <Text>{words.kinds[item.kind]}</Text>
        {item.named !== null && (
          <Link className={styles.link} href={`/desk/${desk.id}/${what}/${item.subject}`}>
            {item.named}
          </Link>
        )}
        <Text className={styles.quiet} size={200}>
          <RelativeTime at={item.at} />
        </Text>
      </span>
      <Text>{words.why[item.failure]}</Text>
      <Text className={styles.quiet} size={200}>
        {item.reason}
      </Text>
    </li>
  );
}
