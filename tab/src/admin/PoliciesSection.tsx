import { Button, makeStyles, mergeClasses, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listConsents } from '#shared/privacy/policy-contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { PolicyList } from '../me/PolicyList.tsx';
import { usePrivacyWords } from '../me/use-privacy-words.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { PublishDialog } from './PublishDialog.tsx';
import { useAdminWords } from './use-admin-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '720px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  start: { alignSelf: 'flex-start' },
  list: { margin: 0, paddingInlineStart: '20px' },
});

/** What the organisation tells of the handling of data, who has read it, and who agreed to what. */
export function PoliciesSection() {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const { sections, policies: words } = useAdminWords();
  const [publishing, setPublishing] = useState(false);
  const consents = useQuery({ queryKey: ['consents'], queryFn: () => send(listConsents) });
  if (consents.isError)
    return <ErrorState message={reasonOf(consents.error)} onRetry={() => void consents.refetch()} />;
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {sections.policies}
      </Title3>
      <Text className={styles.quiet}>{words.about}</Text>
      <Button appearance="primary" className={mergeClasses(styles.start, target)} onClick={() => setPublishing(true)}>
        {words.publish}
      </Button>
      <PolicyList
        about={({ kind, version }) => {
          const known = consents.data?.acknowledged.find((one) => one.kind === kind && one.version === version);
          return known === undefined ? null : words.acknowledged(known.people);
        }}
      />
      <Consents given={consents.data?.items ?? []} />
      {publishing && <PublishDialog onClose={() => setPublishing(false)} />}
    </div>
  );
}

interface Given {
  readonly given: readonly {
    readonly person: { readonly id: string; readonly name: string };
    readonly purpose: 'usage-analytics' | 'product-news';
    readonly at: string;
  }[];
}

function Consents({ given }: Given) {
  const styles = useStyles();
  const { locale } = useSession();
  const { policies: words } = useAdminWords();
  const { consents } = usePrivacyWords();
  const dayOf = (at: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(at));
  return (
    <>
      <Subtitle2 as="h2" className={styles.heading}>
        {words.consents}
      </Subtitle2>
      {given.length === 0 && <Text className={styles.quiet}>{words.noConsents}</Text>}
      <ul className={styles.list}>
        {given.map(({ person, purpose, at }) => (
          <li key={`${person.id} ${purpose}`}>
            {`${person.name}: ${consents.purposes[purpose]}, ${words.agreed(dayOf(at))}`}
          </li>
        ))}
      </ul>
    </>
  );
}
