import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { AccountView } from '#shared/accounts/contract.ts';
import type { freezeAccount, holdAccount } from '#shared/privacy/retention-contract.ts';
import { useSend } from '../app/client.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { useActOnAccount } from './use-act-on-account.ts';

interface Props {
  readonly account: AccountView;
  readonly operation: typeof holdAccount | typeof freezeAccount;
  readonly words: {
    readonly heading: (name: string) => string;
    readonly means: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly needed: string;
    readonly act: string;
    readonly acted: (name: string) => string;
  };
  readonly onClose: () => void;
}

/** For what is not done to somebody's data without a reason. */
export function ReasonDialog({ account, operation, words, onClose }: Props) {
  const send = useSend();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const params = { personId: account.id };
  const missing = reason.trim() === '';
  const acting = useActOnAccount(
    () => send(operation, { params, body: { reason: reason.trim() } }),
    words.acted(account.name),
    onClose,
  );
  return (
    <AdminDialog
      act={words.act}
      busy={acting.isPending}
      failure={acting.error}
      heading={words.heading(account.name)}
      means={words.means}
      onAct={() => {
        setTried(true);
        if (!missing) acting.mutate();
      }}
      onClose={onClose}
    >
      <Field
        hint={words.reasonHint}
        label={words.reason}
        required
        {...(tried && missing ? { validationMessage: words.needed } : {})}
      >
        <Textarea maxLength={500} onChange={(_, { value }) => setReason(value)} value={reason} />
      </Field>
    </AdminDialog>
  );
}
