import {
  type Filter,
  type Page,
  type Partition,
  type Query,
  type Store,
  type Stored,
  StoreError,
} from '#bot/store/port.ts';
import { type CustomField, hasChoices } from '#shared/desks/fields.ts';
import { keysOf } from '#shared/tickets/field-keys.ts';

/** One stretch of a list: of those tickets, in this order. */
export interface Stretch {
  readonly where: Filter;
  readonly order: Query['order'];
}

/**
 * A list by one of the desk's own fields, as stretches that follow each other: by choices in the order that the desk gives them,
 * else by value; those that hold nothing come last either way, the newest first.
 */
export function stretchesOf(field: CustomField, direction: 'asc' | 'desc'): readonly Stretch[] {
  const member = `own.${field.key}`;
  const order: Query['order'] = [[member, direction]];
  const without: Stretch = { where: { field: member, missing: true }, order: [['updatedAt', 'desc']] };
  if (!hasChoices(field)) return [{ where: { and: [] }, order }, without];
  const choices = direction === 'asc' ? field.choices : field.choices.toReversed();
  return [...choices.map(({ key }) => ({ where: holding(member, key), order })), without];
}

function holding(member: string, choice: string): Filter {
  const { from, below } = keysOf(choice);
  return {
    and: [
      { field: member, gte: from },
      { field: member, lt: below },
    ],
  };
}

/** Which stretch a page goes on in, and the store's own cursor there. */
const CURSOR = /^(\d{1,5})\.(.*)$/;

/** A page, and how many of its documents each stretch gave, from the first one that it touches. */
export interface StretchPage extends Page {
  readonly first: number;
  readonly taken: readonly number[];
}

/**
 * A page of a list that consists of stretches. Cosmos DB: 1 query for each stretch that the page touches, an empty one about
 * 3 RU.
 * @throws StoreError `invalid` for a cursor that is not one of this list
 */
export async function queryStretches(
  store: Store,
  partition: Partition,
  { type, where = { and: [] }, limit, cursor }: Omit<Query, 'order'>,
  stretches: readonly Stretch[],
): Promise<StretchPage> {
  const begun = CURSOR.exec(cursor ?? '0.');
  const first = Number(begun?.[1] ?? stretches.length);
  if (first >= stretches.length) throw new StoreError('invalid', -1, 'the cursor is not one of these stretches');
  const items: Stored[] = [];
  const taken: number[] = [];
  let inner = begun?.[2] ?? '';
  for (const [beyond, stretch] of stretches.slice(first).entries()) {
    const index = first + beyond;
    const page = await store.query(partition, {
      type,
      where: { and: [where, stretch.where] },
      order: stretch.order,
      limit: limit - items.length,
      ...(inner === '' ? {} : { cursor: inner }),
    });
    items.push(...page.items);
    taken.push(page.items.length);
    if (page.cursor !== null) return { items, first, taken, cursor: `${index}.${page.cursor}` };
    const isLast = index === stretches.length - 1;
    if (items.length === limit && !isLast) return { items, first, taken, cursor: `${index + 1}.` };
    inner = '';
  }
  return { items, first, taken, cursor: null };
}
