import { Button, makeStyles, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { exportMyData, readMyData } from '#shared/privacy/contract.ts';
import { DataCategory } from '#shared/privacy/erasure.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useSession, useWords } from '../app/session.tsx';
import { saveBlob } from '../files/save-blob.ts';
import { useTransfer } from '../files/transfer.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { MyConsents } from './MyConsents.tsx';
import { MyRequests } from './MyRequests.tsx';
import { usePreferencesWords } from './notifications/use-preferences-words.ts';
import { PolicyList } from './PolicyList.tsx';
import { usePrivacyWords } from './use-privacy-words.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '720px',
    padding: tokens.spacingHorizontalL,
  },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  copy: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  category: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
    '@media (max-width: 480px)': { gridTemplateColumns: '1fr', '& dd': { marginBottom: tokens.spacingVerticalXS } },
  },
});

/** What is kept of the reader, by category, and a copy of it to take away. */
export function MyData() {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const transfer = useTransfer();
  const words = usePrivacyWords();
  const { ways } = usePreferencesWords();
  const { language: reader } = useSession();
  const { mine } = useWords().ticket;
  const data = useQuery({ queryKey: ['my-data'], queryFn: () => send(readMyData) });
  const copying = useMutation({
    mutationFn: async () =>
      saveBlob(await transfer.fetchBytes(`${exportMyData.path}?language=${reader}`), 'docket.zip'),
  });
  if (data.isError) return <ErrorState message={reasonOf(data.error)} onRetry={() => void data.refetch()} />;
  if (data.data === undefined) return <PageSkeleton />;
  const { name, email, language, notifyBy, counts } = data.data;
  const spoken = { en: mine.english, fr: mine.french };
  const profile: readonly (readonly [string, string])[] = [
    [words.profile.name, name],
    [words.profile.email, email ?? words.profile.unset],
    [words.profile.language, language === null ? mine.followTeams : spoken[language]],
    [words.profile.notifyBy, ways[notifyBy]],
  ];
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {words.heading}
      </Title3>
      <Text>{words.about}</Text>
      <Facts facts={profile} />
      <div className={styles.copy}>
        <Button
          appearance="primary"
          className={target}
          disabledFocusable={copying.isPending}
          onClick={() => copying.mutate()}
        >
          {words.download}
        </Button>
        <Text className={styles.quiet} size={200}>
          {words.downloadHint}
        </Text>
        {copying.isError && <ErrorState message={reasonOf(copying.error)} />}
      </div>
      {DataCategory.options.map((category) => {
        const about = words.categories[category];
        return (
          <section aria-labelledby={`data-${category}`} className={styles.category} key={category}>
            <Subtitle2 as="h2" className={styles.heading} id={`data-${category}`}>
              {about.name}
            </Subtitle2>
            <Text className={styles.quiet}>{words.count(counts[category])}</Text>
            <Facts
              facts={[
                [words.purpose, about.purpose],
                [words.basis, about.basis],
                [words.kept, about.kept],
              ]}
            />
          </section>
        );
      })}
      <MyConsents />
      <MyRequests />
      <PolicyList />
      <Text>{words.complaint}</Text>
    </div>
  );
}

function Facts({ facts }: { readonly facts: readonly (readonly [term: string, fact: string])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([term, fact]) => (
        <FactPair fact={fact} key={term} term={term} />
      ))}
    </dl>
  );
}

function FactPair({ term, fact }: { readonly term: string; readonly fact: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{fact}</dd>
    </>
  );
}
