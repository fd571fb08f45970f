import {
  Button,
  makeStyles,
  mergeClasses,
  SearchBox,
  Tab,
  TabList,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { listAccounts } from '#shared/accounts/contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { AccountRow } from './AccountRow.tsx';
import { SelfDeactivation } from './SelfDeactivation.tsx';
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

const kinds = ['everybody', 'administrators', 'limited'] as const;
type Which = (typeof kinds)[number];

/** The people of the organisation, and what an administrator may do about each. */
export function AccountsSection() {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const words = useAdminWords();
  const [typed, setTyped] = useState('');
  const [which, setWhich] = useState<Which>('everybody');
  const text = useDeferredValue(typed.trim());
  const found = useInfiniteQuery({
    queryKey: ['accounts', text, which],
    queryFn: ({ pageParam, signal }) =>
      send(listAccounts, {
        query: { text, which, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
  });
  if (found.isError) return <ErrorState message={reasonOf(found.error)} onRetry={() => void found.refetch()} />;
  const empty = {
    everybody: words.accounts.none,
    administrators: words.accounts.noAdministrators,
    limited: words.accounts.noLimited,
  };
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
          onTabSelect={(_, { value }) => setWhich(kinds.find((kind) => kind === value) ?? 'everybody')}
          selectedValue={which}
          size="small"
        >
          {kinds.map((kind) => (
            <Tab key={kind} value={kind}>
              {words.accounts[kind]}
            </Tab>
          ))}
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
      {which === 'administrators' && <Text className={styles.quiet}>{words.accounts.roleHint}</Text>}
      {found.isSuccess && accounts.length === 0 && (
        <EmptyState text={text === '' ? empty[which] : words.accounts.none} />
      )}
      <ul className={styles.list}>
        {accounts.map((account) => (
          <AccountRow account={account} key={account.id} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className={mergeClasses(styles.more, target)} onClick={() => void found.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      <SelfDeactivation />
    </div>
  );
}
