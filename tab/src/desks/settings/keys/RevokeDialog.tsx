import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeskId } from '#shared/kernel/ids.ts';
import { type KeyView, revokeKey } from '#shared/keys/contract.ts';
import { useSend } from '../../../app/client.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useUndo } from '../../../ui/undo.tsx';
import { useKeysWords } from './use-keys-words.ts';

interface Props {
  readonly deskId: DeskId;
  readonly apiKey: KeyView;
  readonly onClose: () => void;
}

export function RevokeDialog({ deskId, apiKey, onClose }: Props) {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const words = useKeysWords();
  const revoking = useMutation({
    mutationFn: () => send(revokeKey, { params: { deskId, keyId: apiKey.id } }),
    onSuccess: () => {
      onClose();
      undo.say(words.revoked(apiKey.name));
      return queries.invalidateQueries({ queryKey: ['keys', deskId] });
    },
  });
  return (
    <ActionDialog
      act={words.revoke}
      busy={revoking.isPending}
      cancel={words.cancel}
      failure={revoking.error}
      heading={words.revokeHeading(apiKey.name)}
      means={words.revokeMeans}
      onAct={() => revoking.mutate()}
      onClose={onClose}
    />
  );
}
