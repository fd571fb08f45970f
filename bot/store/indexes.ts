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
  /** Array fields asked with `has`; SQLite keeps a side table for them, Cosmos DB indexes arrays as they are. */
  readonly lists: readonly (readonly [type: string, field: string])[];
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
    ['delivery', 'at'],
    ['delivery', 'state', 'at'],
    ['delivery', 'subject', 'at'],
    ['file', 'subject', 'at'],
    ['outbox', 'due'],
  ],
  counted: [['ticket', 'open', 'unassigned', 'requester', 'due']],
  lists: [
    ['ticket', 'assignees'],
    ['ticket', 'watchers'],
    ['ticket', 'tags'],
    ['run', 'concerns'],
  ],
  searchable: ['ticket', 'entry'],
  acrossScopes: ['member', 'desk'],
};
