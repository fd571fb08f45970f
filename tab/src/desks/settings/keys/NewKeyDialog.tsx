import { Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskId } from '#shared/kernel/ids.ts';
import { createKey, type NewKeyView } from '#shared/keys/contract.ts';
import { KeyScope } from '#shared/keys/key.ts';
import { useSend } from '../../../app/client.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { CheckGroup } from '../../../ui/CheckGroup.tsx';
import { LifetimeField } from './LifetimeField.tsx';
import { useKeysWords } from './use-keys-words.ts';

interface Props {
  readonly deskId: DeskId;
  readonly onMade: (key: NewKeyView) => void;
  readonly onClose: () => void;
}

export function NewKeyDialog({ deskId, onMade, onClose }: Props) {
  const send = useSend();
  const queries = useQueryClient();
  const words = useKeysWords();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly KeyScope[]>(['tickets.read', 'tickets.write']);
  const [days, setDays] = useState(90);
  const [tried, setTried] = useState(false);
  const nameMissing = name.trim() === '';
  const making = useMutation({
    mutationFn: () => send(createKey, { params: { deskId }, body: { name: name.trim(), scopes: [...scopes], days } }),
    onSuccess: (key) => {
      onMade(key);
      return queries.invalidateQueries({ queryKey: ['keys', deskId] });
    },
  });
  const act = () => {
    setTried(true);
    if (!nameMissing && scopes.length > 0) making.mutate();
  };
  return (
    <ActionDialog
      act={words.makeAct}
      busy={making.isPending}
      cancel={words.cancel}
      failure={making.error}
      heading={words.make}
      means={words.about}
      onAct={act}
      onClose={onClose}
    >
      <Field
        hint={words.nameHint}
        label={words.name}
        required
        {...(tried && nameMissing ? { validationMessage: words.nameNeeded } : {})}
      >
        <Input maxLength={60} onChange={(_, { value }) => setName(value)} value={name} />
      </Field>
      <CheckGroup
        choices={KeyScope.options.map((value) => ({ value, text: words.scopes[value] }))}
        chosen={scopes}
        label={words.may}
        onChange={setScopes}
        problem={tried && scopes.length === 0 ? words.mayNeeded : null}
      />
      <LifetimeField days={days} onChange={setDays} />
    </ActionDialog>
  );
}
