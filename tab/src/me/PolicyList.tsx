import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listPolicies, type PolicyHeadView } from '#shared/privacy/policy-contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { PolicyDialog } from './PolicyDialog.tsx';
import { usePrivacyWords } from './use-privacy-words.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  version: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  what: { display: 'flex', flexDirection: 'column', minWidth: 0 },
});

interface Props {
  /** What else there is to say of a version. */
  readonly about?: (policy: PolicyHeadView) => string | null;
}

/** Every version of the privacy policy and of the list of sub-processors, for reading. */
export function PolicyList({ about }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { language, locale } = useSession();
  const send = useSend();
  const { policies: words } = usePrivacyWords();
  const [reading, setReading] = useState<PolicyHeadView | null>(null);
  const policies = useQuery({ queryKey: ['policies'], queryFn: () => send(listPolicies) });
  if (policies.isError)
    return <ErrorState message={reasonOf(policies.error)} onRetry={() => void policies.refetch()} />;
  const dayOf = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
  return (
    <section aria-labelledby="my-policies" className={styles.section}>
      <Subtitle2 as="h2" className={styles.heading} id="my-policies">
        {words.heading}
      </Subtitle2>
      <Text>{words.age}</Text>
      <ul className={styles.list}>
        {policies.data?.items.map((policy) => (
          <li className={styles.version} key={`${policy.kind} ${policy.version}`}>
            <span className={styles.what}>
              <Text weight="semibold">{`${words.kinds[policy.kind]} · ${words.version(policy.version)}`}</Text>
              <Text className={styles.quiet} size={200}>
                {words.since(dayOf(policy.effectiveAt))} · {policy.changes[language]}
              </Text>
              <Text className={styles.quiet} size={200}>
                {about?.(policy)}
              </Text>
            </span>
            <Button
              aria-label={words.readOne(words.kinds[policy.kind], policy.version)}
              className={target}
              onClick={() => setReading(policy)}
            >
              {words.read}
            </Button>
          </li>
        ))}
      </ul>
      {reading !== null && <PolicyDialog onClose={() => setReading(null)} policy={reading} />}
    </section>
  );
}
