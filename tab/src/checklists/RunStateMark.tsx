import type { RunRow } from '#shared/checklists/run-row.ts';
import type { StatusGroup } from '#shared/desks/workflow.ts';
import { StatusPill } from '../ui/StatusPill.tsx';
import { useChecklistWords } from './use-checklist-words.ts';

/** A run's state looks like the status of a ticket that stands alike. */
const looks: Readonly<Record<RunRow['state'], StatusGroup>> = {
  open: 'active',
  review: 'waiting',
  done: 'resolved',
  cancelled: 'closed',
};

export function RunStateMark({ state }: Pick<RunRow, 'state'>) {
  const { states } = useChecklistWords();
  return <StatusPill group={looks[state]} name={states[state]} />;
}
