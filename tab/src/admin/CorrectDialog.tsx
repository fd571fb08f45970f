import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { type AccountView, correctAccount } from '#shared/accounts/contract.ts';
import { useSend } from '../app/client.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { useActOnAccount } from './use-act-on-account.ts';
import { useAdminWords } from './use-admin-words.ts';

interface Props {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** Name and address as they are to be known here, over what Teams says. */
export function CorrectDialog({ account, onClose }: Props) {
  const send = useSend();
  const { accounts: words } = useAdminWords();
  const [name, setName] = useState(account.name);
  const [email, setEmail] = useState(account.email ?? '');
  const [tried, setTried] = useState(false);
  const emailWrong = email.trim() !== '' && !correctAccount.body.safeParse({ email: email.trim() }).success;
  const body = {
    ...(name.trim() === account.name ? {} : { name: name.trim() || null }),
    ...(email.trim() === (account.email ?? '') ? {} : { email: email.trim() || null }),
  };
  const acting = useActOnAccount(
    () => send(correctAccount, { params: { personId: account.id }, body }),
    words.saved(name.trim() || account.name),
    onClose,
  );
  const save = () => {
    setTried(true);
    if (!emailWrong) acting.mutate();
  };
  return (
    <AdminDialog
      act={words.save}
      busy={acting.isPending}
      failure={acting.error}
      heading={words.correctHeading(account.name)}
      means={words.correctMeans}
      onAct={save}
      onClose={onClose}
    >
      <Field label={words.name}>
        <Input maxLength={200} onChange={(_, { value }) => setName(value)} value={name} />
      </Field>
      <Field label={words.email} {...(tried && emailWrong ? { validationMessage: words.emailWrong } : {})}>
        <Input maxLength={254} onChange={(_, { value }) => setEmail(value)} type="email" value={email} />
      </Field>
    </AdminDialog>
  );
}
