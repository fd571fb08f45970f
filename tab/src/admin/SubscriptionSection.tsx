import { Button, makeStyles, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { readSubscription, readUsage, type SubscriptionView } from '#shared/billing/subscription-contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useSession, useWords } from '../app/session.tsx';
import { PurchaseFacts } from '../billing/PurchaseFacts.tsx';
import { usePurchaseWords } from '../billing/use-purchase-words.ts';
import { useMe } from '../me/use-me.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { UsageChart } from './UsageChart.tsx';
import { useAdminWords } from './use-admin-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '720px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  one: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  actions: { display: 'flex' },
});

/** Where organisations see and change what they bought from Microsoft. */
const manageUrl = 'https://admin.microsoft.com/Adminportal/Home#/subscriptions';

/** What the organisation has, how that stands, and how much it uses. */
export function SubscriptionSection() {
  const styles = useStyles();
  const send = useSend();
  const { sections, subscription: words } = useAdminWords();
  const subscription = useQuery({ queryKey: ['subscription'], queryFn: () => send(readSubscription) });
  if (subscription.isError)
    return <ErrorState message={reasonOf(subscription.error)} onRetry={() => void subscription.refetch()} />;
  if (subscription.data === undefined) return <PageSkeleton />;
  const { plan, service, subscriptions } = subscription.data;
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {sections.subscription}
      </Title3>
      <Text className={styles.quiet}>{plan === null ? words.notSold : words.about}</Text>
      <Standing service={service} />
      {plan !== null && <Plan plan={plan} />}
      {subscriptions.length > 0 && (
        <section aria-label={words.subscriptions} className={styles.part}>
          <Subtitle2 as="h2" className={styles.heading}>
            {words.subscriptions}
          </Subtitle2>
          {subscriptions.map((one) => (
            <One key={one.id} one={one} />
          ))}
        </section>
      )}
      <Usage />
    </div>
  );
}

function Standing({ service }: Pick<SubscriptionView, 'service'>) {
  const { locale, onPhone } = useSession();
  const { subscription: words } = useAdminWords();
  const { frame } = useWords().tab;
  const purgeAt = useMe().data?.purgeAt ?? null;
  if (service === 'full') return null;
  if (service === 'ended') {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
    const deleted = purgeAt === null ? '' : ` ${frame.deletedOn(day.format(new Date(purgeAt)))}`;
    return <Notice intent="warning" message={`${words.ended}${deleted}`} />;
  }
  return <Notice intent="warning" message={onPhone ? words.suspendedOnPhone : words.suspended} />;
}

function Plan({ plan: { id, included, used, since } }: { readonly plan: NonNullable<SubscriptionView['plan']> }) {
  const styles = useStyles();
  const { locale } = useSession();
  const { subscription: words } = useAdminWords();
  const { plans } = usePurchaseWords();
  const count = new Intl.NumberFormat(locale);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(since));
  return (
    <section className={styles.part}>
      <Subtitle2 as="h2" className={styles.heading}>
        {words.plan(plans[id] ?? id)}
      </Subtitle2>
      <Text>
        {included === null
          ? words.unlimited(count.format(used), day)
          : words.used(count.format(used), count.format(included), day)}
        {included !== null && used > included && ` ${words.over}`}
      </Text>
    </section>
  );
}

/** The rules of the Teams store let no app on a phone lead to where one pays. */
function One({ one }: { readonly one: SubscriptionView['subscriptions'][number] }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { onPhone, openDeepLink } = useSession();
  const { subscription: words } = useAdminWords();
  return (
    <div className={styles.one}>
      <PurchaseFacts purchase={one} />
      {!one.changeable && <Text className={styles.quiet}>{words.reseller}</Text>}
      {one.changeable && !onPhone && (
        <div className={styles.actions}>
          <Button className={target} onClick={() => void openDeepLink(manageUrl)}>
            {words.manage}
          </Button>
        </div>
      )}
    </div>
  );
}

function Usage() {
  const styles = useStyles();
  const send = useSend();
  const { subscription: words } = useAdminWords();
  const usage = useQuery({ queryKey: ['usage'], queryFn: () => send(readUsage) });
  return (
    <section aria-label={words.usage} className={styles.part}>
      <Subtitle2 as="h2" className={styles.heading}>
        {words.usage}
      </Subtitle2>
      <Text className={styles.quiet}>{words.usageAbout}</Text>
      {usage.isError && <ErrorState message={reasonOf(usage.error)} onRetry={() => void usage.refetch()} />}
      {usage.data?.countedAt === null && <Text>{words.noUsage}</Text>}
      {usage.data !== undefined && usage.data.countedAt !== null && (
        <>
          <UsageChart usage={usage.data} />
          <Text className={styles.quiet} size={200}>
            {words.countedAt} <RelativeTime at={usage.data.countedAt} />
          </Text>
        </>
      )}
    </section>
  );
}
