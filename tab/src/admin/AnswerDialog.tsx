import { Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { Decided, RefusalGround } from '#shared/privacy/request.ts';
import { type DataRequestView, decideRequest } from '#shared/privacy/request-contract.ts';
import { useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { AdminDialog } from './AdminDialog.tsx';
import { useAdminWords } from './use-admin-words.ts';
import { useHandleRequest } from './use-handle-request.ts';

interface Props {
  readonly request: DataRequestView;
  readonly name: string;
  readonly onClose: () => void;
}

/** The answer, which the person reads as a letter; whatever is not granted in full names its ground. */
export function AnswerDialog({ request, name, onClose }: Props) {
  const send = useSend();
  const { language } = useSession();
  const { requests: words } = useAdminWords();
  const [outcome, setOutcome] = useState<Decided>('granted');
  const [ground, setGround] = useState<RefusalGround>('others-data');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const body = { outcome, reason: reason.trim(), ground: outcome === 'granted' ? null : ground, language };
  const answering = useHandleRequest(
    () => send(decideRequest, { params: { requestId: request.id }, body }),
    words.answered,
    onClose,
  );
  const missing = reason.trim() === '';
  return (
    <AdminDialog
      act={words.act}
      busy={answering.isPending}
      failure={answering.error}
      heading={words.answerHeading(name)}
      means={words.answerMeans}
      onAct={() => {
        setTried(true);
        if (!missing) answering.mutate();
      }}
      onClose={onClose}
    >
      <Field label={words.outcome}>
        <RadioGroup onChange={(_, { value }) => setOutcome(Decided.parse(value))} value={outcome}>
          {Decided.options.map((one) => (
            <Radio key={one} label={words.outcomes[one]} value={one} />
          ))}
        </RadioGroup>
      </Field>
      {outcome !== 'granted' && (
        <Field label={words.ground}>
          <Select onChange={(_, { value }) => setGround(RefusalGround.parse(value))} value={ground}>
            {RefusalGround.options.map((one) => (
              <option key={one} value={one}>
                {words.grounds[one]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={words.reason} required {...(tried && missing ? { validationMessage: words.needed } : {})}>
        <Textarea maxLength={2000} onChange={(_, { value }) => setReason(value)} value={reason} />
      </Field>
    </AdminDialog>
  );
}
