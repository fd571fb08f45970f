import { Button, Field, Input, Text, Textarea } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountView } from '#shared/accounts/contract.ts';
import { eraseAccount, previewErasure } from '#shared/privacy/contract.ts';
import { useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { TouchedList } from './TouchedList.tsx';
import { useActOnAccount } from './use-act-on-account.ts';
import { useAdminWords } from './use-admin-words.ts';

interface Props {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** Shows what would change, and erases once the name has been typed: nobody does it by mistake. */
export function EraseDialog({ account, onClose }: Props) {
  const { target } = useTouchStyles();
  const { locale } = useSession();
  const send = useSend();
  const { accounts, erasures: words } = useAdminWords();
  const [also, setAlso] = useState('');
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const params = { personId: account.id };
  const alsoKnownAs = also
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const preview = useMutation({ mutationFn: () => send(previewErasure, { params, body: { alsoKnownAs } }) });
  const erasing = useActOnAccount(
    () => send(eraseAccount, { params, body: { alsoKnownAs, reason: reason.trim() } }),
    words.begun,
    onClose,
  );
  const confirmed = typed.trim() === account.name;
  const act = () => {
    setTried(true);
    if (confirmed) erasing.mutate();
  };
  return (
    <AdminDialog
      act={words.act}
      busy={erasing.isPending}
      failure={erasing.error ?? preview.error}
      heading={words.heading(account.name)}
      means={words.means}
      onAct={act}
      onClose={onClose}
    >
      <Text>{words.kept}</Text>
      <Field hint={words.alsoHint} label={words.also}>
        <Textarea maxLength={4000} onChange={(_, { value }) => setAlso(value)} value={also} />
      </Field>
      <Button
        className={target}
        disabledFocusable={preview.isPending}
        onClick={() => preview.mutate()}
        style={{ justifySelf: 'start' }}
      >
        {words.preview}
      </Button>
      {preview.data !== undefined && (
        <div role="status">
          <Text size={200}>{words.looksFor(new Intl.ListFormat(locale).format(preview.data.names))}</Text>
          <TouchedList touched={preview.data.touched} />
        </div>
      )}
      <Field hint={accounts.reasonHint} label={accounts.reason}>
        <Input maxLength={500} onChange={(_, { value }) => setReason(value)} value={reason} />
      </Field>
      <Field
        label={words.confirm(account.name)}
        required
        {...(tried && !confirmed ? { validationMessage: words.confirm(account.name) } : {})}
      >
        <Input autoComplete="off" onChange={(_, { value }) => setTyped(value)} value={typed} />
      </Field>
    </AdminDialog>
  );
}
