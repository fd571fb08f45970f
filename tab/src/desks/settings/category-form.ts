import { offeredCategories } from '#shared/desks/categories.ts';
import type { Category, DeskView } from '#shared/desks/desk.ts';
import { type Changes, isSame, newKey } from './use-section.ts';

export type Row = Omit<Category, 'successor'>;

export interface Form {
  readonly rows: readonly Row[];
  /** That the desk still has and that are to go, each with whichever takes its tickets. */
  readonly removed: readonly Row[];
  readonly successors: Readonly<Record<string, string>>;
}

type Seen = Pick<DeskView, 'categories'>;

export function readForm(seen: Seen): Form {
  return { rows: rowsOf(seen), removed: [], successors: {} };
}

export function isComplete({ rows, removed, successors }: Form): boolean {
  const keys = new Set(rows.map(({ key }) => key));
  return rows.every(({ label }) => label.trim() !== '') && removed.every(({ key }) => keys.has(successors[key] ?? ''));
}

export function addCategory(form: Form): Form {
  return { ...form, rows: [...form.rows, { key: newKey('category', [...form.rows, ...form.removed]), label: '' }] };
}

/** Its tickets are first meant for the first that stays. One never saved has none, and is simply gone. */
export function removeCategory(form: Form, gone: Row, { categories }: Seen): Form {
  const rows = form.rows.filter(({ key }) => key !== gone.key);
  if (!categories.some(({ key }) => key === gone.key)) return { ...form, rows };
  const heir = rows[0]?.key ?? '';
  const settled = Object.fromEntries(
    Object.entries(form.successors).map(([from, to]) => [from, to === gone.key ? heir : to]),
  );
  return { rows, removed: [...form.removed, gone], successors: { ...settled, [gone.key]: heir } };
}

export function categoryChanges({ rows, successors }: Form, seen: Seen): Changes | null {
  const categories = rows.map((row) => ({ ...row, label: row.label.trim() }));
  return isSame(categories, rowsOf(seen)) ? null : { categories, categorySuccessors: { ...successors } };
}

function rowsOf({ categories }: Seen): readonly Row[] {
  return offeredCategories(categories).map(({ successor, ...row }) => row);
}
