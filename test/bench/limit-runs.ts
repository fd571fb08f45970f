import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { itemDocument, runEntryDocument } from '#bot/checklists/run-document.ts';
import { planId } from '#bot/checklists/template-document.ts';
import { newOutboxId } from '#bot/ids.ts';
import type { Document, Partition } from '#bot/store/port.ts';
import { Answer } from '#shared/checklists/answer.ts';
import type { Run } from '#shared/checklists/run.ts';
import type { RunEntry } from '#shared/checklists/run-entry.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import type { Writes } from './limit-writes.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

const columns = 'd.row, d.id, d.etag, d.fields, d.rest';
const of = (type: string) =>
  `d.tenant = ? AND d.scope = ? AND d.type = '${type}' AND (d.expires IS NULL OR d.expires > ?)`;

/** The same for checklists: what opening, ticking and listing runs cannot do without. */
export function openRunLimit(database: DatabaseSync, { tenant, scope }: Partition, writes: Writes) {
  const rowById = database.prepare(`SELECT ${columns} FROM doc d
    WHERE tenant = ? AND scope = ? AND id = ? AND (expires IS NULL OR expires > ?)`);
  const newest = database.prepare(`SELECT ${columns} FROM doc d INDEXED BY doc_scope_run_updatedAt
    WHERE ${of('run')} ORDER BY d.fields->>'$.updatedAt' DESC, d.id DESC LIMIT 51`);
  const itemsOfRun = database.prepare(`SELECT ${columns} FROM doc d INDEXED BY doc_scope_runItem_run_item
    WHERE ${of('runItem')} AND d.fields->>'$.run' = ? ORDER BY d.fields->>'$.item', d.id LIMIT 1001`);
  const row = (id: string): Row | undefined => rowById.get(tenant, scope, id, Date.now());
  /** Plans never change: both keep those that they have read. */
  const plans = new Map<string, string>();

  function planOf(run: Run): string {
    const id = planId(run.template ?? run.id);
    const known = plans.get(id) ?? String(row(id)?.['rest']);
    plans.set(id, known);
    return known;
  }

  function whole(kept: Row): string {
    const { data } = documentOf(kept);
    const items = itemsOfRun.all(tenant, scope, Date.now(), data.id).map(({ rest }) => String(rest));
    return `{"run":${String(kept['rest'])},"plan":${planOf(data)},"items":[${items.join()}]}`;
  }

  return {
    enter(person: string): void {
      if (row('desk') === undefined || row(`m-${person}`) === undefined)
        throw new Error(`${person} is not on the desk`);
    },
    list: () => `{"items":[${newest.all(tenant, scope, Date.now()).slice(0, 50).map(fieldsOf).join()}]}`,
    open(run: string): string | null {
      const kept = row(run);
      return kept === undefined ? null : whole(kept);
    },
    /** The run's row and the item's anew, the entry and the outbox row, together; afterwards the outbox row goes. */
    async tick(run: string, key: string, body: Readonly<Record<string, unknown>>, by: string) {
      const at = new Date().toISOString();
      const answer = Answer.nullable().parse(body['answer']);
      const outboxId = newOutboxId();
      await writes.commit(() => {
        const kept = row(run);
        if (kept === undefined) throw new Error('the run is not there');
        const { data, ...document } = documentOf(kept);
        const before = row(`${run}.i.${key}`);
        const item = { run: data.id, key, note: '', files: [], returned: null, ticket: null };
        const revision = (before === undefined ? 0 : Number(revisionOf(before))) + 1;
        const { [key]: _, ...others } = data.marks;
        const marks = answer === null ? others : { ...others, [key]: 'done' };
        const next = { ...data, marks, revision: data.revision + 1, updatedAt: at };
        const envelope = { seq: next.revision, run: data.id, at, by, via: 'api' } as const;
        const entry: RunEntry = { ...envelope, kind: 'answered', item: key, revision, from: null, to: answer };
        const changed = itemDocument({ ...item, revision, answer, by, at });
        writes.insert(runEntryDocument(entry));
        writes.update(Number(kept['row']), { ...document, updatedAt: at, data: next });
        if (before === undefined) writes.insert(changed);
        else writes.update(Number(before['row']), changed);
        const due = secondsAfter(at, 30);
        writes.insert({ id: outboxId, type: 'outbox', schema: 1, due, data: { run: next, entry } });
      });
      writes.removeLater(outboxId);
      const after = row(run);
      return after === undefined ? null : whole(after);
    },
  };
}

function fieldsOf({ fields }: Row): string {
  return String(fields);
}

function documentOf({ fields, rest }: Row): Document & { readonly data: Run } {
  return { ...JSON.parse(String(fields)), ...JSON.parse(String(rest)) };
}

function revisionOf({ rest }: Row): unknown {
  return JSON.parse(String(rest)).data.revision;
}
