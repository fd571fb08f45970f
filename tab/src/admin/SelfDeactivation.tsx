import { Switch } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeOrganisation, readOrganisation } from '#shared/accounts/contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';
import { useAdminWords } from './use-admin-words.ts';

/** Saved as it is switched. */
export function SelfDeactivation() {
  const { target } = useTouchStyles();
  const send = useSend();
  const queries = useQueryClient();
  const toast = useUndo();
  const { accounts: words } = useAdminWords();
  const organisation = useQuery({ queryKey: ['organisation'], queryFn: () => send(readOrganisation) });
  const saving = useMutation({
    mutationFn: (selfDeactivation: boolean) => send(changeOrganisation, { body: { selfDeactivation } }),
    onSuccess: (saved) => {
      queries.setQueryData(['organisation'], saved);
      toast.say(words.settingSaved);
    },
    onError: (error) => toast.warn(reasonOf(error)),
  });
  if (organisation.data === undefined) return null;
  const shown = saving.isPending ? saving.variables : organisation.data.selfDeactivation;
  return (
    <Switch
      checked={shown}
      className={target}
      label={words.selfDeactivation}
      onChange={(_, { checked }) => saving.mutate(checked)}
    />
  );
}
