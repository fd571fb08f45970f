import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { type DataRequestView, extendRequest } from '#shared/privacy/request-contract.ts';
import { useSend } from '../app/client.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { useAdminWords } from './use-admin-words.ts';
import { useHandleRequest } from './use-handle-request.ts';

interface Props {
  readonly request: DataRequestView;
  readonly onClose: () => void;
}

/** More time is taken once, with a reason that the person reads. */
export function ExtendDialog({ request, onClose }: Props) {
  const send = useSend();
  const { requests: words } = useAdminWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const extending = useHandleRequest(
    () => send(extendRequest, { params: { requestId: request.id }, body: { reason: reason.trim() } }),
    words.extended,
    onClose,
  );
  const missing = reason.trim() === '';
  return (
    <AdminDialog
      act={words.extendAct}
      busy={extending.isPending}
      failure={extending.error}
      heading={words.extendHeading}
      means={words.extendMeans}
      onAct={() => {
        setTried(true);
        if (!missing) extending.mutate();
      }}
      onClose={onClose}
    >
      <Field label={words.reason} required {...(tried && missing ? { validationMessage: words.needed } : {})}>
        <Textarea maxLength={2000} onChange={(_, { value }) => setReason(value)} value={reason} />
      </Field>
    </AdminDialog>
  );
}
