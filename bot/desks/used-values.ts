import type { Filter, Partition, Store } from '#bot/store/port.ts';
import { type CustomField, findField, hasChoices, valueMark } from '#shared/desks/fields.ts';

interface Asked {
  readonly name: string;
  readonly where: Filter;
}

/**
 * Of the fields and choices that owners want to be rid of, those that a ticket holds: fields by their keys, choices by their
 * marks. Cosmos DB: 1 count for each, about 3 RU; none where nothing goes.
 */
export async function findUsed(
  store: Store,
  partition: Partition,
  before: readonly CustomField[],
  wanted: readonly CustomField[],
): Promise<ReadonlySet<string>> {
  const asked = before.flatMap((field): Asked[] => {
    const now = findField(wanted, field.key);
    // Whoever holds a field has a member of it, and every text is at least the empty one.
    if (now === undefined) return [{ name: field.key, where: { field: `own.${field.key}`, gte: '' } }];
    if (!hasChoices(field) || !hasChoices(now)) return [];
    const gone = field.choices.filter(({ key }) => !now.choices.some((choice) => choice.key === key));
    return gone.map(({ key }) => {
      const mark = valueMark(field.key, key);
      return { name: mark, where: { field: 'held', has: mark } };
    });
  });
  const counts = await Promise.all(asked.map(({ where }) => store.count(partition, { type: 'ticket', where })));
  return new Set(asked.filter((_, index) => (counts[index] ?? 0) > 0).map(({ name }) => name));
}
