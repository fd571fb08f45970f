import { Button, Field, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { activatePurchase, type PurchaseView } from '#shared/billing/contract.ts';
import { useAnnounce } from '../app/announce.tsx';
import { reasonOf, useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { PurchaseFacts } from './PurchaseFacts.tsx';
import { usePurchaseWords } from './use-purchase-words.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex' },
});

const choices = ['me', 'beneficiary', 'nobody'] as const;
type Choice = (typeof choices)[number];

interface Props {
  readonly purchase: PurchaseView;
  readonly token: string;
  /** Under which the purchase is known, to be told of what activating makes of it. */
  readonly queryKey: readonly string[];
}

/** What was bought, who will administer it, and the button from which on it is billed. */
export function ActivationForm({ purchase, token, queryKey }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const words = usePurchaseWords();
  const [administrator, setAdministrator] = useState<Choice>('me');
  const activating = useMutation({
    mutationFn: () => send(activatePurchase, { body: { token, administrator } }),
    onSuccess: (activated) => {
      queries.setQueryData(queryKey, activated);
      announce(words.activated);
    },
  });
  return (
    <>
      <Text className={styles.quiet}>{words.about}</Text>
      <PurchaseFacts purchase={purchase} />
      {purchase.choosesAdministrator ? (
        <Administrator chosen={administrator} onChoose={setAdministrator} purchase={purchase} />
      ) : (
        <Text className={styles.quiet}>{words.settled}</Text>
      )}
      {activating.isError && <ErrorState message={reasonOf(activating.error)} />}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          className={target}
          disabledFocusable={activating.isPending}
          onClick={() => activating.mutate()}
        >
          {words.activate}
        </Button>
      </div>
    </>
  );
}

interface AdministratorProps {
  readonly purchase: PurchaseView;
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
}

function Administrator({ purchase, chosen, onChoose }: AdministratorProps) {
  const { me } = useSession();
  const { who } = usePurchaseWords();
  return (
    <Field hint={who.means} label={who.heading}>
      <RadioGroup
        onChange={(_, { value }) => onChoose(choices.find((one) => one === value) ?? 'me')}
        required
        value={chosen}
      >
        <Radio label={who.me(me.name)} value="me" />
        {!purchase.mine && <Radio label={who.beneficiary(purchase.beneficiary)} value="beneficiary" />}
        <Radio label={who.nobody} value="nobody" />
      </RadioGroup>
    </Field>
  );
}
