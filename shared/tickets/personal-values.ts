import { type CustomField, findField } from '../desks/fields.ts';
import type { Entry, FieldValue } from './entry.ts';
import type { CustomValue } from './field-values.ts';
import { isOwnField, keyOfOwn, type Ticket } from './ticket.ts';

/** One value of the desk's own fields that names somebody, or may, and where it stands. */
export interface PersonalValue {
  /** Of the ticket's history the entry's number; null for what the ticket holds now. */
  readonly seq: number | null;
  /** The field's key. */
  readonly field: string;
  /** A person by their id, or words in which anybody may be named. */
  readonly holds: 'person' | 'words';
  readonly value: string;
}

/**
 * Where a ticket holds personal data in the desk's own fields, now and in its history. What is kept beside to find tickets by,
 * its `fieldWords` and the document's marks and sort keys, is made from the values and follows them. Words of a field that the
 * desk has no longer count too, as nobody can say any more what it asked.
 */
export function personalValues(
  fields: readonly CustomField[],
  ticket: Pick<Ticket, 'fields'>,
  history: readonly Entry[],
): readonly PersonalValue[] {
  const now = Object.entries(ticket.fields).flatMap(([key, value]) => personal(fields, null, key, value));
  const before = history.flatMap((entry) => {
    if (entry.kind !== 'changed') return [];
    return entry.changes.flatMap(({ field, from, to }) =>
      isOwnField(field) ? [from, to].flatMap((value) => personal(fields, entry.seq, keyOfOwn(field), value)) : [],
    );
  });
  return [...now, ...before];
}

function personal(
  fields: readonly CustomField[],
  seq: number | null,
  key: string,
  value: CustomValue | FieldValue,
): readonly PersonalValue[] {
  const kind = findField(fields, key)?.kind ?? 'text';
  if (typeof value !== 'string') return [];
  if (kind === 'person') return [{ seq, field: key, holds: 'person', value }];
  return kind === 'text' || kind === 'link' ? [{ seq, field: key, holds: 'words', value }] : [];
}
