import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { type AccountView, changeStanding } from '#shared/accounts/contract.ts';
import type { Standing } from '#shared/accounts/standing.ts';
import { useSend } from '../app/client.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { useActOnAccount } from './use-act-on-account.ts';
import { useAdminWords } from './use-admin-words.ts';

interface Props {
  readonly account: AccountView;
  readonly standing: Standing;
  readonly onClose: () => void;
}

/** Says what a standing means for the person before it is given. */
export function StandingDialog({ account, standing, onClose }: Props) {
  const send = useSend();
  const { accounts: words } = useAdminWords();
  const [reason, setReason] = useState('');
  const params = { personId: account.id };
  const acting = useActOnAccount(
    () => send(changeStanding, { params, body: { standing, reason: reason.trim() } }),
    words.acted[standing](account.name),
    onClose,
  );
  return (
    <AdminDialog
      act={words.act[standing]}
      busy={acting.isPending}
      failure={acting.error}
      heading={words.heading[standing](account.name)}
      means={words.means[standing]}
      onAct={() => acting.mutate()}
      onClose={onClose}
    >
      <Field hint={words.reasonHint} label={words.reason}>
        <Textarea maxLength={500} onChange={(_, { value }) => setReason(value)} value={reason} />
      </Field>
    </AdminDialog>
  );
}
