import type { DeskView } from '#shared/desks/desk.ts';
import { type DeskPriority, defaultPriorities, offeredPriorities, usualPriority } from '#shared/desks/priorities.ts';
import { Priority } from '#shared/tickets/ticket.ts';
import { type Changes, isSame } from './use-section.ts';

export interface Form {
  /** By level, from the least urgent. */
  readonly rows: readonly DeskPriority[];
  /** For each level that is to go, the one that its tickets take. */
  readonly successors: Readonly<Partial<Record<Priority, Priority>>>;
}

type Seen = Pick<DeskView, 'priorities'>;

export function readForm({ priorities }: Seen): Form {
  return { rows: offeredPriorities(priorities), successors: {} };
}

export function isComplete({ rows }: Form): boolean {
  return rows.every(({ label }) => label === null || label.trim() !== '');
}

/** The levels that are to go, with the one that takes their tickets: the usual one unless another was chosen that stays. */
export function leavingRows({ rows, successors }: Form, { priorities }: Seen) {
  const keys = new Set(rows.map(({ key }) => key));
  return offeredPriorities(priorities)
    .filter(({ key }) => !keys.has(key))
    .map((row) => {
      const chosen = successors[row.key];
      return { row, heir: chosen !== undefined && keys.has(chosen) ? chosen : usualPriority };
    });
}

/** The levels that the desk does not use, as it last had them or as Docket has them. */
export function unusedRows({ rows }: Form, { priorities }: Seen): readonly DeskPriority[] {
  return defaultPriorities
    .filter(({ key }) => !rows.some((row) => row.key === key))
    .map((usual) => offeredPriorities(priorities).find(({ key }) => key === usual.key) ?? usual);
}

export function addRow(form: Form, added: DeskPriority): Form {
  const all = [...form.rows, added];
  return { ...form, rows: Priority.options.flatMap((key) => all.find((row) => row.key === key) ?? []) };
}

export function priorityChanges(form: Form, seen: Seen): Changes | null {
  const priorities = form.rows.map((row) => ({ ...row, label: row.label === null ? null : row.label.trim() }));
  if (isSame(priorities, offeredPriorities(seen.priorities))) return null;
  const prioritySuccessors = Object.fromEntries(leavingRows(form, seen).map(({ row, heir }) => [row.key, heir]));
  return { priorities, prioritySuccessors };
}
