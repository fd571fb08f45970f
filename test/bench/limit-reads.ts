import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Partition } from '#bot/store/port.ts';
import { whereToken } from '#bot/store/sqlite/side-tables.ts';
import { searchWords } from '#shared/kernel/text.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;
type Value = string | number;

const columns = 'd.row, d.id, d.etag, d.fields, d.rest';
/** As every question of the store: of one desk, of one type, not expired. */
const of = (type: string) =>
  `d.tenant = ? AND d.scope = ? AND d.type = '${type}' AND (d.expires IS NULL OR d.expires > ?)`;
const byUpdate = "d.fields->>'$.updatedAt' DESC, d.id DESC";

const holding = `(SELECT 1 FROM listed l WHERE l.tenant = s.tenant AND l.type = 'ticket' AND l.field = 'held'
  AND l.value = ? AND l.scope = s.scope AND l.row = s.row) IS NOT NULL`;

const statements = {
  /** The desk, the member's place on it, a ticket: one row by its key. */
  row: `SELECT ${columns} FROM doc d WHERE tenant = ? AND scope = ? AND id = ? AND (expires IS NULL OR expires > ?)`,
  /** `list`: the newest 50 and one, which tells whether there are more. */
  newest: `SELECT ${columns} FROM doc d INDEXED BY doc_scope_ticket_updatedAt
    WHERE ${of('ticket')} ORDER BY ${byUpdate} LIMIT 51`,
  /** `list filtered`: a person's open tickets in their order, from the table of lists. */
  ofAssignee: `SELECT ${columns} FROM (SELECT row, position FROM listed INDEXED BY listed_position
      WHERE position IS NOT NULL AND tenant = ? AND type = 'ticket' AND field = 'assignees' AND value = ? AND scope = ?) l
    CROSS JOIN doc d ON d.row = l.row
    WHERE ${of('ticket')} ORDER BY l.position DESC, d.id DESC LIMIT 51`,
  /** `list by fields`: along the member sorted by, until there are enough that hold all three values. */
  byFields: `SELECT ${columns} FROM sorted s CROSS JOIN doc d ON d.row = s.row
    WHERE s.tenant = ? AND s.type = 'ticket' AND s.field = 'own.cost' AND s.scope = ? AND ${holding} AND ${holding} AND ${holding}
      AND ${of('ticket')} ORDER BY s.value LIMIT 51`,
  timeline: `SELECT ${columns} FROM doc d INDEXED BY doc_scope_entry_subject_seq
    WHERE ${of('entry')} AND d.fields->>'$.subject' = ? ORDER BY d.fields->>'$.seq', d.id LIMIT 501`,
  found: `SELECT ${columns} FROM texts CROSS JOIN found f ON f.at = texts.rowid CROSS JOIN doc d ON d.row = f.row
    WHERE texts MATCH ? AND ${of('ticket')} ORDER BY texts.rowid DESC LIMIT 51`,
  foundComments: `SELECT ${columns}, d.fields->>'$.subject' AS subject
    FROM texts CROSS JOIN found f ON f.at = texts.rowid CROSS JOIN doc d ON d.row = f.row
    WHERE texts MATCH ? AND ${of('entry')} AND d.fields->>'$.kind' = 'comment' ORDER BY texts.rowid DESC LIMIT 100`,
  /** The terms that begin with a word: an index of words is far quicker asked for whole ones than for beginnings. */
  term: 'SELECT term FROM temp.terms WHERE term >= ? AND term < ? LIMIT 1',
  inGroup: `SELECT count(*) AS n FROM doc d INDEXED BY doc_scope_ticket_groupRank_updatedAt
    WHERE ${of('ticket')} AND d.fields->>'$.groupRank' = ?`,
  unassigned: `SELECT count(*) AS n FROM doc d INDEXED BY doc_scope_ticket_open_unassigned_requester_due
    WHERE ${of('ticket')} AND d.fields->>'$.open' = 1 AND d.fields->>'$.unassigned' = 1`,
  assigned: `SELECT count(*) AS n FROM doc d INDEXED BY doc_scope_ticket_open_unassigned_requester_due
    WHERE ${of('ticket')} AND d.fields->>'$.open' = 1 AND d.row IN
      (SELECT row FROM listed WHERE tenant = ? AND type = 'ticket' AND field = 'assignees' AND value = ? AND scope = ?)`,
  requested: `SELECT count(*) AS n FROM doc d INDEXED BY doc_scope_ticket_open_unassigned_requester_due
    WHERE ${of('ticket')} AND d.fields->>'$.requester' = ? AND d.fields->>'$.open' = 1`,
  overdue: `SELECT count(*) AS n FROM doc d INDEXED BY doc_scope_ticket_open_unassigned_requester_due
    WHERE ${of('ticket')} AND d.fields->>'$.open' = 1 AND d.fields->>'$.due' < ?`,
} as const;

/**
 * The reads of each operation, on the store's own tables through prepared statements: what no service on this store and
 * this machine can do without. Every method takes what its operation asks for and gives the answer's text.
 */
export function openReads(database: DatabaseSync, partition: Partition) {
  const { tenant, scope } = partition;
  database.exec("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'texts', 'instance')");
  const prepared = Object.fromEntries(
    Object.entries(statements).map(([name, sql]) => [name, database.prepare(sql)]),
  ) as Record<keyof typeof statements, StatementSync>;
  const all = (name: keyof typeof statements, ...values: Value[]): readonly Row[] => prepared[name].all(...values);
  const count = (name: keyof typeof statements, ...values: Value[]) => Number(prepared[name].get(...values)?.['n']);
  const row = (id: string): Row | undefined => prepared.row.get(tenant, scope, id, Date.now());
  const timeline = (ticket: string) => all('timeline', tenant, scope, Date.now(), ticket);

  /** What every operation begins with: the desk as it is now, and the person's place on it. */
  function enter(person: string): void {
    if (row('desk') === undefined || row(`m-${person}`) === undefined) throw new Error(`${person} is not on the desk`);
  }

  function beginningWith(word: string): string {
    const terms: string[] = [];
    let from = word;
    while (terms.length <= 100) {
      const found = prepared.term.get(from, `${word}\u{10FFFF}`);
      if (found === undefined) break;
      terms.push(`"${found['term']}"`);
      from = `${found['term']}\u0001`;
    }
    return terms.length > 100 || terms.length === 0 ? `"${word}"*` : `(${terms.join(' OR ')})`;
  }

  return {
    enter,
    row,
    timeline,
    list: () => itemsOf(all('newest', tenant, scope, Date.now()).slice(0, 50)),
    listFiltered: (assignee: string) =>
      itemsOf(all('ofAssignee', tenant, JSON.stringify(assignee), scope, tenant, scope, Date.now()).slice(0, 50)),
    /** @param filter such as `severity:high;sites:lyon;vip:yes` */
    listByFields(filter: string) {
      const marks = filter.split(';').map((part) => {
        const [key = '', value = ''] = part.split(':');
        return JSON.stringify(`${key}=${key === 'vip' ? value === 'yes' : value}`);
      });
      return itemsOf(all('byFields', tenant, scope, ...marks, tenant, scope, Date.now()).slice(0, 50));
    },
    open(ticket: string) {
      const found = row(ticket);
      return found === undefined
        ? null
        : `{"ticket":${whole(found)},"timeline":[${timeline(ticket).map(whole).join()}]}`;
    },
    /** Tickets that hold the words, and those with a comment that does, the newest first. */
    search(text: string) {
      const words = searchWords(text).map(beginningWith);
      const expression = (type: string) => [`"${whereToken(partition, type)}"`, ...words].join(' AND ');
      const direct = all('found', expression('ticket'), tenant, scope, Date.now());
      const comments = all('foundComments', expression('entry'), tenant, scope, Date.now());
      const byComment = [...new Set(comments.map(({ subject }) => String(subject)))]
        .map(row)
        .filter((each) => each !== undefined);
      const found = new Map([...direct, ...byComment].map((each) => [String(each['id']), each]));
      const numbered = [...found.values()].map((each) => ({ each, number: numberOf(each) }));
      const newest = numbered.sort((a, b) => b.number - a.number).slice(0, 50);
      return itemsOf(newest.map(({ each }) => each));
    },
    counts(person: string) {
      const place = [tenant, scope, Date.now()] as const;
      const inGroup = (rank: number) => count('inGroup', ...place, rank);
      const groups = ['new', 'active', 'waiting', 'resolved', 'closed'].map((group, rank) => [group, inGroup(rank)]);
      return JSON.stringify({
        groups: Object.fromEntries(groups),
        unassigned: count('unassigned', ...place),
        assignedToMe: count('assigned', ...place, tenant, JSON.stringify(person), scope),
        requestedByMe: count('requested', ...place, person),
        overdue: count('overdue', ...place, new Date().toISOString().slice(0, 10)),
      });
    },
  };
}
export type Reads = ReturnType<typeof openReads>;

/** A list leaves out the descriptions, as the service's own does; they are read all the same, with the titles. */
function itemsOf(rows: readonly Row[]): string {
  return `{"items":[${rows.map(({ fields }) => fields).join()}]}`;
}

function whole({ fields, rest }: Row): string {
  return `{"fields":${fields},"rest":${rest}}`;
}

function numberOf({ fields }: Row): number {
  return Number(/"number":(\d+)/.exec(String(fields))?.[1]);
}
