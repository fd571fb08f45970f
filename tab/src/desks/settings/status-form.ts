import type { DeskView } from '#shared/desks/desk.ts';
import { inGroupOrder } from '#shared/desks/settings.ts';
import { isLeaving, type Status, type StatusGroup } from '#shared/desks/workflow.ts';
import { type Changes, isSame, newKey } from './use-section.ts';

export type Row = Pick<Status, 'key' | 'label' | 'group' | 'next'>;

export interface Form {
  readonly rows: readonly Row[];
  /** That the desk still has and that are to go, each with whoever takes its tickets. */
  readonly removed: readonly Row[];
  readonly successors: Readonly<Record<string, string>>;
}

export function readForm({ workflow }: Pick<DeskView, 'workflow'>): Form {
  return { rows: stayingOf(workflow), removed: [], successors: {} };
}

export function isComplete({ rows, removed, successors }: Form): boolean {
  const keys = new Set(rows.map(({ key }) => key));
  const named = rows.every(({ label }) => label === null || label.trim() !== '');
  return named && removed.every(({ key }) => keys.has(successors[key] ?? ''));
}

/** A new status leads to every other and comes after every other, until its owner says otherwise. */
export function addStatus(form: Form, group: StatusGroup): Form {
  const key = newKey('status', [...form.rows, ...form.removed]);
  const others = form.rows.map((row) => ({ ...row, next: [...row.next, key] }));
  const added: Row = { key, label: '', group, next: form.rows.map((row) => row.key) };
  return { ...form, rows: [...inGroupOrder([...others, added])] };
}

/** Its tickets are first meant for a neighbour of the same group. One never saved has none, and is simply gone. */
export function removeStatus(form: Form, key: string, { workflow }: Pick<DeskView, 'workflow'>): Form {
  const gone = form.rows.find((row) => row.key === key);
  const rows = form.rows
    .filter((row) => row.key !== key)
    .map((row) => ({ ...row, next: row.next.filter((next) => next !== key) }));
  if (gone === undefined) return form;
  if (!workflow.some((status) => status.key === key)) return { ...form, rows };
  const heir = rows.find(({ group }) => group === gone.group) ?? rows[0];
  const settled = Object.fromEntries(
    Object.entries(form.successors).map(([from, to]) => [from, to === key ? (heir?.key ?? '') : to]),
  );
  return { rows, removed: [...form.removed, gone], successors: { ...settled, [key]: heir?.key ?? '' } };
}

export function statusChanges(form: Form, seen: Pick<DeskView, 'workflow'>): Changes | null {
  const workflow = form.rows.map(({ key, label, group, next }) => ({
    key,
    label: label === null ? null : label.trim(),
    group,
    next: [...next],
  }));
  if (isSame(workflow, stayingOf(seen.workflow))) return null;
  return { workflow, successors: { ...form.successors } };
}

function stayingOf(workflow: readonly Status[]): Row[] {
  return workflow
    .filter((status) => !isLeaving(status))
    .map(({ key, label, group, next }) => ({ key, label, group, next }));
}
