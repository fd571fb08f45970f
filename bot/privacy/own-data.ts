import { accountId, accountOf } from '#bot/accounts/account-document.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { auditEntryOf, auditType } from '#bot/audit/audit-document.ts';
import { runOf } from '#bot/checklists/run-document.ts';
import { deskPartition } from '#bot/desks/desk-document.ts';
import { fileOf, type StoredFile } from '#bot/files/file-document.ts';
import { keyOf, keyType } from '#bot/keys/key-document.ts';
import { memberOf } from '#bot/members/member-document.ts';
import { personPartition } from '#bot/members/preferences-document.ts';
import type { Filter, Partition, Query, Store, Stored, TenantWide } from '#bot/store/port.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import { viewOf } from '#bot/views/view-document.ts';
import { webhookOf, webhookType } from '#bot/webhooks/webhook-document.ts';
import { DataCategory } from '#shared/privacy/erasure.ts';
import { dataMap, personalTypes, type StoredType } from './data-map.ts';
import { feedbackOf, feedbackType } from './feedback-document.ts';
import { choicesId, choicesOf } from './policy-document.ts';
import { requestOf, requestType } from './request-document.ts';

export type Row = Readonly<Record<string, unknown>>;
/** What is kept of one person, by category, as records that they can read; and where their files lie. */
export interface OwnData {
  readonly records: Readonly<Record<DataCategory, readonly Row[]>>;
  readonly files: readonly { readonly partition: Partition; readonly file: StoredFile }[];
}

const pageSize = 200;

/** Cosmos DB: some queries for each desk that the person is or was on. */
export async function readOwnData(store: Store, tenant: string, person: string): Promise<OwnData> {
  const records = Object.fromEntries(DataCategory.options.map((category) => [category, [] as Row[]])) as Record<
    DataCategory,
    Row[]
  >;
  const files: { partition: Partition; file: StoredFile }[] = [];
  const account = await store.get(organisationPartition(tenant), accountId(person));
  if (account !== null) records.profile.push({ kind: 'account', ...accountOf(account) });
  const places = await all(store, { tenant }, 'member', { field: 'person', eq: person }, [['person', 'asc']]);
  for (const place of places) {
    const desk = String(place['desk']);
    const partition = deskPartition(tenant, desk);
    records.profile.push({ kind: 'member', desk, ...memberOf(place) });
    records.tickets.push(...(await ticketsOf(store, partition, person)));
    records.history.push(...(await written(store, partition, 'entry', person)));
    records.settings.push(...(await written(store, partition, 'settingsEntry', person)));
    records.checklists.push(...(await runsOf(store, partition, person)));
    for (const found of await all(store, partition, 'view', { field: 'person', eq: person }))
      records.settings.push({ kind: 'view', desk, ...viewOf(found) });
    for (const found of await all(store, partition, 'file', { field: 'by', eq: person })) {
      const file = fileOf(found);
      if (file.state !== 'kept') continue;
      files.push({ partition, file });
      const { id, name, type, size, at, subject } = file;
      records.files.push({ desk, id, name, type, size, at, subject });
    }
  }
  for (const type of personalTypes('person'))
    records[dataMap[type].category].push(...(await everything(store, tenant, person, type)));
  for (const found of await all(store, personPartition(tenant, person), 'preferences'))
    records.profile.push({ kind: 'preferences', ...dataOf(found) });
  const choices = await store.get(organisationPartition(tenant), choicesId(person));
  if (choices !== null) records.profile.push({ kind: 'choices', ...choicesOf(choices) });
  const own = { field: 'person', eq: person };
  for (const found of await all(store, organisationPartition(tenant), keyType, own)) {
    const { secrets: _, ...told } = keyOf(found);
    records.settings.push({ kind: 'apiKey', ...told });
  }
  for (const found of await all(store, organisationPartition(tenant), webhookType, own)) {
    const { secret: _, ...told } = webhookOf(found);
    records.settings.push({ kind: 'webhook', ...told });
  }
  for (const found of await all(store, organisationPartition(tenant), feedbackType, own)) {
    const { kind: about, ...told } = feedbackOf(found);
    records.settings.push({ kind: 'feedback', about, ...told });
  }
  for (const found of await all(store, organisationPartition(tenant), auditType, { field: 'subject', eq: person })) {
    const { at, act } = auditEntryOf(found);
    records.audit.push({ at, act });
  }
  for (const found of await all(store, organisationPartition(tenant), requestType, own))
    records.audit.push(requestOf(found));
  return { records, files };
}

/** Those that the person requested in full; of others' that they are on, just which. */
async function ticketsOf(store: Store, partition: Partition, person: string): Promise<readonly Row[]> {
  const where: Filter = {
    or: [
      { field: 'requester', eq: person },
      { field: 'assignees', has: person },
      { field: 'watchers', has: person },
    ],
  };
  const found = [
    ...(await all(store, partition, 'ticket', where)),
    ...(await all(store, partition, 'frozenTicket', where)),
  ];
  const tickets = found.map(ticketOf);
  return tickets.map((ticket) => {
    const relations = [
      ...(ticket.requester === person ? ['requester'] : []),
      ...(ticket.assignees.includes(person) ? ['assignee'] : []),
      ...(ticket.watchers.includes(person) ? ['watcher'] : []),
    ];
    const { desk, number, createdAt } = ticket;
    return ticket.requester === person ? { relations, ...ticket } : { relations, desk, number, createdAt };
  });
}

async function runsOf(store: Store, partition: Partition, person: string): Promise<readonly Row[]> {
  const runs = (await all(store, partition, 'run', { field: 'concerns', has: person })).map(runOf);
  return runs.map(({ id, desk, title, state, startedAt, due }) => ({ desk, id, title, state, startedAt, due }));
}

/** Steps that the person made themselves. */
async function written(store: Store, partition: Partition, type: StoredType, person: string): Promise<readonly Row[]> {
  const found = await all(store, partition, type, { field: 'by', eq: person });
  return found.map((document) => ({ desk: partition.scope, at: document['at'], ...dataOf(document) }));
}

async function everything(store: Store, tenant: string, person: string, type: StoredType): Promise<readonly Row[]> {
  const found = await all(store, personPartition(tenant, person), type);
  return found.map(({ etag: _, data, ...document }) => ({ ...document, ...(typeof data === 'object' ? data : {}) }));
}

function dataOf({ data }: Stored): Row {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

async function all(
  store: Store,
  place: Partition | TenantWide,
  type: string,
  where?: Filter,
  order: Query['order'] = [],
): Promise<readonly Stored[]> {
  const found: Stored[] = [];
  let cursor: string | null = null;
  do {
    const query: Query = {
      type,
      order,
      limit: pageSize,
      ...(where === undefined ? {} : { where }),
      ...(cursor === null ? {} : { cursor }),
    };
    const page = await store.query(place, query);
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return found;
}
