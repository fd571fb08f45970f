import { makeStyles, mergeClasses, Subtitle2, Switch, Text, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConsentPurpose } from '#shared/privacy/consent.ts';
import { changeConsent } from '#shared/privacy/policy-contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';
import { useMyPrivacy } from './use-my-privacy.ts';
import { usePrivacyWords } from './use-privacy-words.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Off until they are given; saved as they are switched. */
export function MyConsents() {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { locale } = useSession();
  const send = useSend();
  const queries = useQueryClient();
  const toast = useUndo();
  const { consents: words } = usePrivacyWords();
  const privacy = useMyPrivacy();
  const saving = useMutation({
    mutationFn: ({ purpose, given }: { purpose: ConsentPurpose; given: boolean }) =>
      send(changeConsent, { params: { purpose }, body: { given } }),
    onSuccess: (after, { given }) => {
      queries.setQueryData(['my-privacy'], after);
      toast.say(given ? words.given : words.withdrawn);
    },
    onError: (error) => toast.warn(reasonOf(error)),
  });
  if (privacy.isError) return <ErrorState message={reasonOf(privacy.error)} onRetry={() => void privacy.refetch()} />;
  const { data } = privacy;
  if (data === undefined) return null;
  const dayOf = (at: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(at));
  return (
    <section aria-labelledby="my-consents" className={styles.section}>
      <Subtitle2 as="h2" className={styles.heading} id="my-consents">
        {words.heading}
      </Subtitle2>
      <Text>{words.about}</Text>
      {ConsentPurpose.options.map((purpose) => {
        const since = data.consents[purpose];
        const saved =
          saving.isPending && saving.variables.purpose === purpose ? saving.variables.given : since !== null;
        return (
          <div key={purpose}>
            <Switch
              checked={saved}
              className={target}
              label={words.purposes[purpose]}
              onChange={(_, { checked }) => saving.mutate({ purpose, given: checked })}
            />
            {since !== null && (
              <Text as="p" className={mergeClasses(styles.quiet, styles.heading)} size={200}>
                {words.since(dayOf(since))}
              </Text>
            )}
          </div>
        );
      })}
    </section>
  );
}
