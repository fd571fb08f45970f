import type { DeskView } from '#shared/desks/desk.ts';
import {
  type ChoiceField,
  type CustomField,
  type FieldChoice,
  type FieldKind,
  hasChoices,
} from '#shared/desks/fields.ts';
import { type Changes, isSame } from '../use-section.ts';

export type Form = Pick<DeskView, 'fields'>;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Never used before, not even by something that is gone: tickets and their history may still name that. */
export function newFieldKey(): string {
  const random = crypto.getRandomValues(new Uint8Array(7));
  return `f${[...random].map((byte) => alphabet[byte % alphabet.length]).join('')}`;
}

export function newChoice(): FieldChoice {
  return { key: newFieldKey(), label: '', archived: false };
}

export function newField(): CustomField {
  return {
    key: newFieldKey(),
    label: '',
    help: null,
    required: false,
    categories: null,
    archived: false,
    kind: 'text',
  };
}

/** The same field of another kind, with what the kind needs beside. */
export function ofKind(field: CustomField, kind: FieldKind): CustomField {
  const { key, label, help, required, categories, archived } = field;
  const common = { key, label, help, required, categories, archived };
  if (kind === 'number') return { ...common, kind, min: null, max: null, unit: null };
  if (kind !== 'choice' && kind !== 'choices') return { ...common, kind };
  return { ...common, kind, choices: hasChoices(field) ? field.choices : [newChoice()] };
}

/** What is wrong with a field, if anything. */
export function faultOf(field: CustomField): 'label' | 'range' | 'choice' | 'categories' | null {
  if (field.label.trim() === '') return 'label';
  if (field.categories?.length === 0) return 'categories';
  if (field.kind === 'number' && field.min !== null && field.max !== null && field.min > field.max) return 'range';
  return hasChoices(field) && field.choices.some(({ label }) => label.trim() === '') ? 'choice' : null;
}

/** As it is sent: trimmed, and nothing where nothing was written. */
export function fieldChanges({ fields }: Form, seen: Form): Changes | null {
  const wanted = fields.map(trimmed);
  return isSame(wanted, seen.fields) ? null : { fields: wanted };
}

function trimmed(field: CustomField): CustomField {
  const common = { ...field, label: field.label.trim(), help: orNull(field.help) };
  if (common.kind === 'number') return { ...common, unit: orNull(common.unit) };
  if (!hasChoices(common)) return common;
  return { ...common, choices: common.choices.map((choice) => ({ ...choice, label: choice.label.trim() })) };
}

function orNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}

/** One that was never saved is gone; what tickets may hold is archived and stays readable. */
export function withoutChoice(field: ChoiceField, key: string, saved: CustomField | undefined): ChoiceField {
  const isSaved = saved !== undefined && hasChoices(saved) && saved.choices.some((choice) => choice.key === key);
  if (!isSaved) return { ...field, choices: field.choices.filter((choice) => choice.key !== key) };
  return changeChoice(field, key, (choice) => ({ ...choice, archived: true }));
}

export function changeChoice(
  field: ChoiceField,
  key: string,
  change: (choice: FieldChoice) => FieldChoice,
): ChoiceField {
  return { ...field, choices: field.choices.map((choice) => (choice.key === key ? change(choice) : choice)) };
}

/** Offered again, so that nothing takes its tickets over. */
export function restored({ key, label }: FieldChoice): FieldChoice {
  return { key, label, archived: false };
}
