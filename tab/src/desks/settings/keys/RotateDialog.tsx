import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskId } from '#shared/kernel/ids.ts';
import { type KeyView, type NewKeyView, rotateKey } from '#shared/keys/contract.ts';
import { useSend } from '../../../app/client.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { LifetimeField } from './LifetimeField.tsx';
import { useKeysWords } from './use-keys-words.ts';

interface Props {
  readonly deskId: DeskId;
  readonly apiKey: KeyView;
  readonly onMade: (key: NewKeyView) => void;
  readonly onClose: () => void;
}

export function RotateDialog({ deskId, apiKey, onMade, onClose }: Props) {
  const send = useSend();
  const queries = useQueryClient();
  const words = useKeysWords();
  const [days, setDays] = useState(90);
  const rotating = useMutation({
    mutationFn: () => send(rotateKey, { params: { deskId, keyId: apiKey.id }, body: { days } }),
    onSuccess: (key) => {
      onMade(key);
      return queries.invalidateQueries({ queryKey: ['keys', deskId] });
    },
  });
  return (
    <ActionDialog
      act={words.rotateAct}
      busy={rotating.isPending}
      cancel={words.cancel}
      failure={rotating.error}
      heading={words.rotateHeading(apiKey.name)}
      means={words.rotateMeans}
      onAct={() => rotating.mutate()}
      onClose={onClose}
    >
      <LifetimeField days={days} onChange={setDays} />
    </ActionDialog>
  );
}
