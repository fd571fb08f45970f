import { Button, makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearch } from 'wouter';
import { resolvePurchase } from '#shared/billing/contract.ts';
import { RefusalError, reasonOf, useSend } from '../app/client.ts';
import { useSession, useWords } from '../app/session.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { ActivationForm } from './ActivationForm.tsx';
import { ManagedPurchase } from './ManagedPurchase.tsx';
import { usePurchaseWords } from './use-purchase-words.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    padding: tokens.spacingHorizontalXL,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  card: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '640px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  name: { color: tokens.colorBrandForeground1 },
  heading: { margin: 0 },
  actions: { display: 'flex' },
});

/** What the marketplace opens after a purchase, and again whenever somebody manages the subscription there. */
export function PurchasePage() {
  const send = useSend();
  const words = usePurchaseWords();
  // An address without a token is answered as one whose token is over.
  const token = new URLSearchParams(useSearch()).get('token') || 'none';
  const queryKey = ['purchase', token];
  const purchase = useQuery({ queryKey, queryFn: () => send(resolvePurchase, { body: { token } }) });
  if (purchase.isError) return <Problem problem={purchase.error} onRetry={() => void purchase.refetch()} />;
  if (purchase.data === undefined) return <PageSkeleton />;
  return purchase.data.state === 'PendingFulfillmentStart' ? (
    <Card heading={words.heading}>
      <ActivationForm purchase={purchase.data} queryKey={queryKey} token={token} />
    </Card>
  ) : (
    <Card heading={words.managing}>
      <ManagedPurchase purchase={purchase.data} />
    </Card>
  );
}

function Problem({ problem, onRetry }: { readonly problem: Error; readonly onRetry: () => void }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { signOut } = useSession();
  const { tab } = useWords();
  const { managing, problems } = usePurchaseWords();
  const headings: Readonly<Record<string, string>> = problems;
  const heading = problem instanceof RefusalError ? headings[problem.code] : undefined;
  if (heading === undefined)
    return (
      <Card heading={managing}>
        <ErrorState message={reasonOf(problem)} onRetry={onRetry} />
      </Card>
    );
  return (
    <Card heading={heading}>
      <Text role="alert">{reasonOf(problem)}</Text>
      {signOut !== null && (
        <div className={styles.actions}>
          <Button className={target} onClick={() => void signOut()}>
            {tab.outside.signOut}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Card({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Text className={styles.name} size={500} weight="semibold">
          Docket
        </Text>
        <Title2 as="h1" className={styles.heading}>
          {heading}
        </Title2>
        {children}
      </div>
    </main>
  );
}
