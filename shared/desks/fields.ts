import { z } from 'zod';
import { line } from '../kernel/line.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { offeredCategories } from './categories.ts';
import type { Category } from './desk.ts';

/** Stays while the label changes; it stands in addresses and in a ticket's history. Objects have a `constructor` of their own. */
export const FieldKey = z.string().regex(/^(?!constructor$)[a-z][a-z0-9]{0,19}$/);

/** An answer to choose. One that is archived is no longer offered, and stays readable where it was chosen. */
export const FieldChoice = z
  .strictObject({
    key: FieldKey,
    label: line(60),
    archived: z.boolean(),
    /** Takes over on the tickets that have this one; named with its archiving, and gone once they have moved. */
    successor: FieldKey.optional(),
  })
  .meta({ id: 'FieldChoice' });
export type FieldChoice = z.infer<typeof FieldChoice>;

const common = {
  key: FieldKey,
  label: line(60),
  /** Said beside the field to whoever fills it in. */
  help: line(200).nullable(),
  /** Whoever files a ticket has to fill it in, and nobody empties it afterwards. */
  required: z.boolean(),
  /** The keys of the categories whose tickets have it; null for every ticket. */
  categories: z.array(z.string().min(1).max(40)).min(1).max(50).nullable(),
  /** No longer asked for; what tickets hold of it stays readable. */
  archived: z.boolean(),
};

/** A field of the desk's own (T11), beside those that every ticket has. */
export const CustomField = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...common, kind: z.literal('text') }),
    z.strictObject({
      ...common,
      kind: z.literal('number'),
      min: z.number().nullable(),
      max: z.number().nullable(),
      unit: line(12).nullable(),
    }),
    z.strictObject({ ...common, kind: z.literal('date') }),
    z.strictObject({ ...common, kind: z.literal('choice'), choices: z.array(FieldChoice).min(1).max(50) }),
    z.strictObject({ ...common, kind: z.literal('choices'), choices: z.array(FieldChoice).min(1).max(50) }),
    z.strictObject({ ...common, kind: z.literal('person') }),
    z.strictObject({ ...common, kind: z.literal('yesno') }),
    z.strictObject({ ...common, kind: z.literal('link') }),
  ])
  .meta({ id: 'CustomField' });
export type CustomField = z.infer<typeof CustomField>;
export type FieldKind = CustomField['kind'];
export const fieldKinds: readonly FieldKind[] = [
  'text',
  'number',
  'date',
  'choice',
  'choices',
  'person',
  'yesno',
  'link',
];

/** More would make a form that nobody fills in. */
export const mostFields = 30;
/** With those archived. */
export const mostKeptFields = 100;

/** The fields of a desk as its owners send them. */
export const CustomFields = z
  .array(CustomField)
  .max(mostKeptFields)
  .superRefine((fields, context) => {
    for (const { path, message } of faultsOf(fields)) context.addIssue({ code: 'custom', path: [...path], message });
  });

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function* faultsOf(fields: readonly CustomField[]): Generator<Fault> {
  if (repeats(fields)) yield { path: [], message: 'each key stands once' };
  if (fields.filter(({ archived }) => !archived).length > mostFields)
    yield { path: [], message: `at most ${mostFields} fields are in use` };
  for (const [index, field] of fields.entries()) {
    if (field.kind === 'number' && field.min !== null && field.max !== null && field.min > field.max)
      yield { path: [index, 'max'], message: 'the largest is not below the smallest' };
    if (!hasChoices(field)) continue;
    if (repeats(field.choices)) yield { path: [index, 'choices'], message: 'each key stands once' };
    if (!field.archived && field.choices.every(({ archived }) => archived))
      yield { path: [index, 'choices'], message: 'a field in use offers at least one choice' };
  }
}

function repeats(items: readonly { readonly key: string }[]): boolean {
  return new Set(items.map(({ key }) => key)).size < items.length;
}

/** Names one value of a field: a choice, a person, yes or no. */
export function valueMark(field: string, value: string): string {
  return `${field}=${value}`;
}

export type ChoiceField = Extract<CustomField, { kind: 'choice' | 'choices' }>;

export function hasChoices(field: CustomField): field is ChoiceField {
  return field.kind === 'choice' || field.kind === 'choices';
}

/** Whether tickets can be sorted by a field: several choices and people have no order of their own. */
export function isSortable({ kind }: CustomField): boolean {
  return kind !== 'choices' && kind !== 'person';
}

export function findField(fields: readonly CustomField[], key: string): CustomField | undefined {
  return fields.find((field) => field.key === key);
}

/** The fields that a ticket of a category is asked for, in the desk's order. */
export function fieldsFor(fields: readonly CustomField[], category: string | null): readonly CustomField[] {
  return fields.filter((field) => !field.archived && belongsTo(field, category));
}

/** Whether tickets of a category have the field. */
export function belongsTo({ categories }: Pick<CustomField, 'categories'>, category: string | null): boolean {
  return categories === null || (category !== null && categories.includes(category));
}

/**
 * The fields as owners want them, or why they cannot be so: a field keeps its kind, since tickets hold values of it; what tickets
 * hold is archived, not left out; and a choice hands its tickets only to one that is still offered.
 * @param used the fields and choices that tickets hold, of those that are left out
 */
export function nextFields(
  before: readonly CustomField[],
  wanted: readonly CustomField[],
  categories: readonly Category[],
  used: ReadonlySet<string>,
): Outcome<readonly CustomField[]> {
  const lost = before.find((field) => isLost(field, findField(wanted, field.key), used));
  if (lost !== undefined) return refuse('rule', 'desk.field-in-use', { fields: [`fields.${lost.key}`] });
  const keys = new Set(offeredCategories(categories).map(({ key }) => key));
  for (const field of wanted) {
    const known = findField(before, field.key);
    if (known !== undefined && known.kind !== field.kind)
      return refuse('rule', 'desk.field-kind', { fields: [`fields.${field.key}.kind`] });
    const stranger = field.categories?.find((key) => !keys.has(key) && !known?.categories?.includes(key));
    if (stranger !== undefined)
      return refuse('rule', 'ticket.unknown-category', { fields: [`fields.${field.key}.categories`] });
    const orphan = hasChoices(field) ? field.choices.find((choice) => !hasHeir(field, choice)) : undefined;
    if (orphan !== undefined)
      return refuse('rule', 'desk.field-successor', { fields: [`fields.${field.key}.choices.${orphan.key}`] });
  }
  return done(inCategories(wanted, categories));
}

/** Whether leaving the field out, or some of its choices, would make what tickets hold unreadable. */
function isLost(field: CustomField, now: CustomField | undefined, used: ReadonlySet<string>): boolean {
  if (now === undefined) return used.has(field.key);
  if (!hasChoices(field) || !hasChoices(now)) return false;
  const kept = new Set(now.choices.map(({ key }) => key));
  return field.choices.some(({ key }) => !kept.has(key) && used.has(valueMark(field.key, key)));
}

function hasHeir({ choices }: ChoiceField, { key, archived, successor }: FieldChoice): boolean {
  if (successor === undefined) return true;
  return archived && choices.some((heir) => heir.key === successor && heir.key !== key && !heir.archived);
}

/** A field of a category that goes is of its successor; one whose last category is gone is archived. */
export function inCategories(fields: readonly CustomField[], categories: readonly Category[]): readonly CustomField[] {
  const heirs = new Map(categories.map(({ key, successor }) => [key, successor ?? key]));
  return fields.map((field) => {
    if (field.categories === null) return field;
    const left = [...new Set(field.categories.flatMap((key) => heirs.get(key) ?? []))];
    return left.length === 0 ? { ...field, archived: true } : { ...field, categories: left };
  });
}
