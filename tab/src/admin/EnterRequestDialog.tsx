import { useState } from 'react';
import type { AccountView } from '#shared/accounts/contract.ts';
import { enterRequest } from '#shared/privacy/request-contract.ts';
import { useSend } from '../app/client.ts';
import { nothingAsked, RequestFields } from '../me/RequestFields.tsx';
import { AdminDialog } from './AdminDialog.tsx';
import { useActOnAccount } from './use-act-on-account.ts';
import { useAdminWords } from './use-admin-words.ts';

interface Props {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** For what somebody asked by another way. */
export function EnterRequestDialog({ account, onClose }: Props) {
  const send = useSend();
  const { requests: words } = useAdminWords();
  const [asking, setAsking] = useState(nothingAsked);
  const entering = useActOnAccount(
    () => send(enterRequest, { params: { personId: account.id }, body: asking }),
    words.entered,
    onClose,
  );
  return (
    <AdminDialog
      act={words.save}
      busy={entering.isPending}
      failure={entering.error}
      heading={words.enterHeading(account.name)}
      means={words.enterMeans}
      onAct={() => entering.mutate()}
      onClose={onClose}
    >
      <RequestFields asking={asking} onChange={setAsking} />
    </AdminDialog>
  );
}
