import { Button, makeStyles, SearchBox, Tab, TabList, Text, Title3, tokens } from '@fluentui/react-components';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { listAccounts } from '#shared/accounts/contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { AccountRow } from './AccountRow.tsx';
import { useAdminWords } from './use-admin-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '840px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  search: { width: '280px', maxWidth: '100%' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  more: { alignSelf: 'flex-start' },
});

/** The people of the organisation, and what an administrator may do about each. */
export function AccountsSection() {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const words = useAdminWords();
  const [typed, setTyped] = useState('');
  const [only, setOnly] = useState(false);
  const text = useDeferredValue(typed.trim());
  const found = useInfiniteQuery({
    queryKey: ['accounts', text, only],
    queryFn: ({ pageParam, signal }) =>
      send(listAccounts, {
        query: { text, administrators: only ? 'true' : 'false', cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
  });
  if (found.isError) return <ErrorState message={reasonOf(found.error)} onRetry={() => void found.refetch()} />;
  const accounts = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {words.sections.accounts}
      </Title3>
      <Text className={styles.quiet}>{words.accounts.about}</Text>
      <div className={styles.tools}>
        <TabList
          aria-label={words.accounts.which}
          onTabSelect={(_, { value }) => setOnly(value === 'administrators')}
          selectedValue={only ? 'administrators' : 'everybody'}
          size="small"
        >
          <Tab value="everybody">{words.accounts.everybody}</Tab>
          <Tab value="administrators">{words.accounts.administrators}</Tab>
        </TabList>
        <SearchBox
          aria-label={words.accounts.search}
          className={styles.search}
          dismiss={{ 'aria-label': words.accounts.clearSearch }}
          maxLength={100}
          onChange={(_, { value }) => setTyped(value)}
          placeholder={words.accounts.search}
          value={typed}
        />
      </div>
      {only && <Text className={styles.quiet}>{words.accounts.roleHint}</Text>}
      {found.isSuccess && accounts.length === 0 && (
        <EmptyState text={only && text === '' ? words.accounts.noAdministrators : words.accounts.none} />
      )}
      <ul className={styles.list}>
        {accounts.map((account) => (
          <AccountRow account={account} key={account.id} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className={`${styles.more} ${target}`} onClick={() => void found.fetchNextPage()}>
          {words.accounts.more}
        </Button>
      )}
    </div>
  );
}
