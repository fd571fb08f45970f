import type { Plan } from './plan.ts';
import { type Run, type RunItem, shownItems } from './run.ts';
import type { RunEntry } from './run-entry.ts';

/** SHA-256 in hexadecimal; given from outside, because nothing here computes one. */
export type Hash = (text: string) => string;

/**
 * What the seal of a run is taken over, as text that is always the same for the same record: the plan, and for each item
 * that applies its answer, note, who and when, and the hash of each of its files.
 */
export function recordOf(run: Run, plan: Plan, items: readonly RunItem[]): string {
  const known = new Map(items.map((item) => [item.key, item]));
  const shown = shownItems(plan, run.marks).map(({ key }) => {
    const item = known.get(key);
    const files = (item?.files ?? []).map(({ id, hash, by, at }) => [id, hash, by, at]);
    const told = [
      key,
      item?.answer ?? null,
      item?.by ?? null,
      item?.at ?? null,
      item?.note ?? '',
      item?.ticket ?? null,
    ];
    // Without files it reads as it did before items had any, so that earlier seals hold.
    return files.length === 0 ? told : [...told, files];
  });
  const facts = [
    run.id,
    run.title,
    run.template?.id ?? null,
    run.template?.version ?? null,
    run.startedBy,
    run.startedAt,
  ];
  return JSON.stringify([facts, run.completedBy, run.completedAt, plan, shown]);
}

/**
 * The hash of the history with one more entry: whoever changes an earlier one breaks all that follow. It goes by what an entry
 * says, in whatever order its parts were written down.
 */
export function chained(chain: string, entry: RunEntry, hash: Hash): string {
  return hash(`${chain}\n${JSON.stringify(lasting(entry), inOrder)}`);
}

/** What of an entry stays: the words of a comment may be edited or taken back. */
function lasting(entry: RunEntry): unknown {
  if (entry.kind !== 'comment') return entry;
  const { text: _text, mentions: _mentions, editedAt: _edited, deletedAt: _deleted, ...stays } = entry;
  return stays;
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
