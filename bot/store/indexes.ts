/**
 * The orders and array fields that the product's queries use, declared once: both stores build their indexes from it, and
 * `infra` is compared with it. Each order ends in `id` by itself and serves both directions.
 */
export interface Indexes {
  readonly orders: readonly (readonly [type: string, ...fields: string[]])[];
  /**
   * Fields that counts combine, always present and of one type as those of an order are. SQLite keeps one index of them all
   * and counts there without reading a document; Cosmos DB joins its own.
   */
  readonly counted: readonly (readonly [type: string, ...fields: string[]])[];
  /**
   * Fields that nearly every query of a type asks about, always present and of one type. SQLite carries them at the end of each
   * of its orders, so that passing over documents reads none of them; Cosmos DB needs nothing for it.
   */
  readonly carried: readonly (readonly [type: string, field: string])[];
  /** Array fields asked with `has`; SQLite keeps a side table for them, Cosmos DB indexes arrays as they are. */
  readonly lists: readonly (readonly [type: string, field: string])[];
  /**
   * A field, 0 or 1 and seldom changed, that queries of a type's lists nearly always hold to 1. SQLite keeps the rows of such
   * documents apart, so that what is long done is not passed over; Cosmos DB joins its own indexes.
   */
  readonly current: readonly (readonly [type: string, field: string])[];
  /**
   * Array fields whose current documents are asked in an order, with the text field that orders them. SQLite keeps it beside each
   * row of the list, so that the newest are found without the others; Cosmos DB joins its own indexes.
   */
  readonly listOrders: readonly (readonly [type: string, list: string, order: string])[];
  /**
   * Object fields whose members sort and bound queries of one partition, each named as in `own.cost`. A member is a text in
   * ASCII that no other document of the partition has, so that nothing has to break a tie; a query sorted by it gives the
   * documents that have it. SQLite keeps a side table for them, Cosmos DB indexes each member as it is.
   */
  readonly members: readonly (readonly [type: string, field: string])[];
  /** Types with a folded `search` text. */
  readonly searchable: readonly string[];
  /** Types asked of a tenant as a whole without naming scopes; SQLite keeps their orders once more without the scope. */
  readonly acrossScopes: readonly string[];
}

export const indexes: Indexes = {
  orders: [
    ['ticket', 'updatedAt'],
    ['ticket', 'createdAt'],
    ['ticket', 'number'],
    ['ticket', 'priority', 'updatedAt'],
    ['ticket', 'due'],
    ['ticket', 'groupRank', 'updatedAt'],
    ['ticket', 'open', 'updatedAt'],
    ['ticket', 'requester', 'updatedAt'],
    ['movedTicket', 'number'],
    ['run', 'updatedAt'],
    ['run', 'open', 'updatedAt'],
    ['run', 'due'],
    ['run', 'template', 'updatedAt'],
    ['run', 'ticket', 'updatedAt'],
    ['runItem', 'run', 'item'],
    ['runItem', 'ticket', 'item'],
    ['schedule', 'due'],
    ['template', 'archived', 'sortName'],
    ['entry', 'subject', 'seq'],
    ['entry', 'at'],
    ['member', 'sortName'],
    ['member', 'person'],
    ['desk', 'sortName'],
    ['desk', 'team'],
    ['settingsEntry', 'at'],
    ['view', 'sortName'],
    ['webhookDelivery', 'at'],
    ['delivery', 'at'],
    ['delivery', 'state', 'at'],
    ['delivery', 'subject', 'at'],
    ['failedDelivery', 'at'],
    ['file', 'subject', 'at'],
    ['account', 'sortName'],
    ['auditEntry', 'seq'],
    ['erasure', 'at'],
    ['dataRequest', 'due'],
    ['feedback', 'at'],
    ['subscription', 'organisation'],
    ['usageDay', 'day'],
    ['outbox', 'due'],
  ],
  counted: [['ticket', 'open', 'unassigned', 'requester', 'due']],
  carried: [['ticket', 'confidential']],
  lists: [
    ['ticket', 'assignees'],
    ['ticket', 'watchers'],
    ['ticket', 'tags'],
    ['ticket', 'held'],
    ['run', 'concerns'],
  ],
  current: [
    ['ticket', 'open'],
    ['run', 'open'],
  ],
  listOrders: [['ticket', 'assignees', 'updatedAt']],
  members: [['ticket', 'own']],
  searchable: ['ticket', 'entry', 'account'],
  acrossScopes: ['member', 'desk'],
};

/** What is declared of one type. */
export interface Declared {
  /** Each order of the type by its fields. */
  readonly orders: readonly (readonly string[])[];
  /** Fields that are always present and of one type. */
  readonly sorted: ReadonlySet<string>;
  /** Object fields with members to sort by. */
  readonly members: ReadonlySet<string>;
}

const known = new WeakMap<Indexes, Map<string, Declared>>();

/** Gathered once for each type, for every query asks. */
export function declaredOf(declared: Indexes, type: string): Declared {
  const types = known.get(declared) ?? new Map<string, Declared>();
  known.set(declared, types);
  const found = types.get(type);
  if (found !== undefined) return found;
  const fieldsIn = (lists: readonly (readonly [string, ...string[]])[]) =>
    lists.flatMap(([of, ...fields]) => (of === type ? [fields] : []));
  const orders = fieldsIn(declared.orders);
  const sorted = new Set([...orders, ...fieldsIn(declared.counted), ...fieldsIn(declared.carried)].flat());
  const gathered = { orders, sorted, members: new Set(fieldsIn(declared.members).flat()) };
  types.set(type, gathered);
  return gathered;
}

/** The field of a type that most queries of its lists hold to 1. */
export function currentField({ current }: Indexes, type: string): string | null {
  return current.find(([of]) => of === type)?.[1] ?? null;
}

/** The field that a list's current documents are asked in the order of; null for most lists. */
export function listOrder({ listOrders }: Indexes, type: string, list: string): string | null {
  return listOrders.find(([of, field]) => of === type && field === list)?.[2] ?? null;
}

/** Whether a field is a member of an object field that is declared to have such. */
export function isMember(declared: Indexes, type: string, field: string): boolean {
  const [object = '', member] = field.split('.');
  return member !== undefined && declaredOf(declared, type).members.has(object);
}
