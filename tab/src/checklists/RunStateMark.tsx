import type { RunRow } from '#shared/checklists/run-row.ts';
import type { StatusGroup } from '#shared/desks/workflow.ts';
import { useWords } from '../app/session.tsx';
import { StatusPill } from '../ui/StatusPill.tsx';

/** A run's state looks like the status of a ticket that stands alike. */
const looks: Readonly<Record<RunRow['state'], StatusGroup>> = {
  open: 'active',
  review: 'waiting',
  done: 'resolved',
  cancelled: 'closed',
};

export function RunStateMark({ state }: Pick<RunRow, 'state'>) {
  const { states } = useWords().checklist;
  return <StatusPill group={looks[state]} name={states[state]} />;
}
