import { ActionDialog, type ActionDialogProps } from '../ui/ActionDialog.tsx';
import { useAdminWords } from './use-admin-words.ts';

/** Says what something means before it is done, in the words of administration. */
export function AdminDialog(props: Omit<ActionDialogProps, 'cancel'>) {
  const { cancel } = useAdminWords();
  return <ActionDialog {...props} cancel={cancel} />;
}
