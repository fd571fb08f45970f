import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { AccountView } from '#shared/accounts/contract.ts';
import { holdAccount } from '#shared/privacy/retention-contract.ts';
import { useSend } from '../app/client.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { useActOnAccount } from './use-act-on-account.ts';
import { useAdminWords } from './use-admin-words.ts';

interface Props {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** Nobody's data are put on hold without a reason. */
export function HoldDialog({ account, onClose }: Props) {
  const send = useSend();
  const { hold: words } = useAdminWords().retention;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const params = { personId: account.id };
  const missing = reason.trim() === '';
  const acting = useActOnAccount(
    () => send(holdAccount, { params, body: { reason: reason.trim() } }),
    words.held(account.name),
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
