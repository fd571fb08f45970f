import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PurchaseView } from '#shared/billing/contract.ts';
import { metaOf, useSession } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { PurchaseFacts } from './PurchaseFacts.tsx';
import { usePurchaseWords } from './use-purchase-words.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex' },
});

/** How a subscription stands that was activated before, and the way to what comes next. */
export function ManagedPurchase({ purchase }: { readonly purchase: PurchaseView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { openDeepLink } = useSession();
  const words = usePurchaseWords();
  const isSuspended = purchase.state === 'Suspended';
  return (
    <>
      <MessageBar intent={isSuspended ? 'warning' : 'success'} layout="multiline">
        <MessageBarBody>{isSuspended ? words.suspended : words.activated}</MessageBarBody>
      </MessageBar>
      <PurchaseFacts purchase={purchase} />
      <Text className={styles.quiet}>{purchase.changeable ? words.change : words.reseller}</Text>
      {!isSuspended && (
        <div className={styles.actions}>
          <Button
            appearance="primary"
            className={target}
            onClick={() => void openDeepLink(`https://teams.microsoft.com/l/app/${metaOf('docket-app-id')}`)}
          >
            {words.next}
          </Button>
        </div>
      )}
    </>
  );
}
