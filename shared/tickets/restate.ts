import { offeredCategories } from '../desks/categories.ts';
import { isSameStatus } from '../desks/copy-settings.ts';
import type { Desk } from '../desks/desk.ts';
import { type CustomField, findField, hasChoices } from '../desks/fields.ts';
import { findStatus, isLeaving } from '../desks/workflow.ts';
import { fold } from '../kernel/text.ts';
import type { Entry, FieldChange, FieldValue } from './entry.ts';
import { fieldNamed, isOwnField, keyOfOwn, nameOfStrange, type OwnField, type TicketField } from './ticket.ts';

/** The terms of two desks: keys are each desk's own, and things are the same by name. */
export interface Terms {
  readonly from: Pick<Desk, 'workflow' | 'categories' | 'fields'>;
  readonly to: Pick<Desk, 'workflow' | 'categories' | 'fields'>;
  /** What somebody is called on the first desk. */
  readonly nameOf: (person: string) => string;
}

/**
 * A field and its value as the second desk has them: by its own keys where it has the same thing, else by name, so that a
 * history stays readable, and comes back whole where it is told to the first desk again.
 */
export function restate(field: TicketField, value: FieldValue, terms: Terms): readonly [TicketField, FieldValue] {
  if (isOwnField(field)) return restateOwn(field, value, terms);
  if (typeof value !== 'string') return [field, value];
  if (field === 'status') return [field, restateStatus(value, terms)];
  return [field, field === 'category' ? restateCategory(value, terms) : value];
}

/** An entry as the second desk tells it. */
export function restateEntry(entry: Entry, terms: Terms): Entry {
  return 'changes' in entry
    ? { ...entry, changes: entry.changes.map((change) => restateChange(change, terms)) }
    : entry;
}

function restateChange({ field, from, to }: FieldChange, terms: Terms): FieldChange {
  const [restated, before] = restate(field, from, terms);
  return { field: restated, from: before, to: restate(field, to, terms)[1] };
}

function restateStatus(key: string, { from, to }: Terms): string {
  const status = findStatus(from.workflow, key);
  const isSame = (other: (typeof to.workflow)[number]) =>
    status === undefined ? isCalled(other.label, key) : isSameStatus(other, status);
  const same = to.workflow.find((other) => !isLeaving(other) && isSame(other));
  return same?.key ?? status?.label ?? key;
}

function restateCategory(key: string, { from, to }: Terms): string {
  const label = from.categories.find((category) => category.key === key)?.label ?? key;
  return offeredCategories(to.categories).find((other) => isCalled(other.label, label))?.key ?? label;
}

function restateOwn(
  field: OwnField,
  value: FieldValue,
  { from, to, nameOf }: Terms,
): readonly [TicketField, FieldValue] {
  const own = findField(from.fields, keyOfOwn(field));
  const name = own?.label ?? nameOfStrange(keyOfOwn(field));
  // One that neither desk knows: its key says nothing, and stays.
  if (name === null) return [field, value];
  const isSame = (other: CustomField) =>
    !other.archived && isCalled(other.label, name) && (own === undefined || other.kind === own.kind);
  const same = to.fields.find(isSame);
  const isNameless = own?.kind === 'person' && same === undefined;
  const say = (held: string) => (isNameless ? nameOf(held) : choiceCalled(same, labelOfChoice(own, held)));
  return [same === undefined ? fieldNamed(name) : `fields.${same.key}`, eachText(value, say)];
}

function eachText(value: FieldValue, say: (held: string) => string): FieldValue {
  if (typeof value === 'string') return say(value);
  return typeof value === 'object' && value !== null ? value.map(say) : value;
}

function labelOfChoice(field: CustomField | undefined, key: string): string {
  const choice = field !== undefined && hasChoices(field) ? field.choices.find((one) => one.key === key) : undefined;
  return choice?.label ?? key;
}

function choiceCalled(field: CustomField | undefined, label: string): string {
  const isIt = (choice: { readonly archived: boolean; readonly label: string }) =>
    !choice.archived && isCalled(choice.label, label);
  return (field !== undefined && hasChoices(field) ? field.choices.find(isIt)?.key : undefined) ?? label;
}

function isCalled(label: string | null, name: string): boolean {
  return label !== null && fold(label) === fold(name);
}
