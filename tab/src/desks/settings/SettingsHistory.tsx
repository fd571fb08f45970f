import { Button, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { listSettingsEntries } from '#shared/desks/contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '720px' },
  heading: { margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { alignSelf: 'flex-start' },
});

/** Who changed which setting, newest first. */
export function SettingsHistory({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const send = useSend();
  const { locale } = useSession();
  const { settings } = useWords().tab;
  const history = useInfiniteQuery({
    queryKey: ['settings-history', desk.id],
    queryFn: ({ pageParam }) =>
      send(listSettingsEntries, { params: { deskId: desk.id }, query: { cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
  });
  if (history.isError) return <ErrorState message={reasonOf(history.error)} onRetry={() => void history.refetch()} />;
  const entries = history.data?.pages.flatMap(({ items }) => items) ?? [];
  const list = new Intl.ListFormat(locale);
  const toldOf = (copiedFrom: string | null, by: string, what: string) =>
    copiedFrom === null ? settings.changed(by, what) : settings.copy.told(by, copiedFrom, what);
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {settings.sections.history}
      </Title3>
      {history.isSuccess && entries.length === 0 && <EmptyState text={settings.noHistory} />}
      <ol className={styles.list}>
        {entries.map(({ at, by, changes, copiedFrom }) => (
          <li className={styles.entry} key={`${at} ${by.id}`}>
            <Text>
              {toldOf(copiedFrom, by.name, list.format(changes.map(({ setting }) => settings.named[setting])))}
            </Text>
            <Text className={styles.quiet} size={200}>
              <RelativeTime at={at} />
            </Text>
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button className={styles.more} onClick={() => void history.fetchNextPage()}>
          {settings.earlier}
        </Button>
      )}
    </div>
  );
}
