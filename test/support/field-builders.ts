import { CustomField } from '#shared/desks/fields.ts';

/** A field of a desk's own: a text for every ticket unless said otherwise. */
export function customField(key: string, over: Readonly<Record<string, unknown>> = {}): CustomField {
  const plain = { key, label: key, kind: 'text', help: null, required: false, categories: null, archived: false };
  return CustomField.parse({ ...plain, ...over });
}

const choices = [
  { key: 'low', label: 'Faible', archived: false },
  { key: 'high', label: 'Forte', archived: false },
];

/** A field of each kind, named by it. */
export const oneOfEachKind: readonly CustomField[] = [
  customField('text', { required: true, help: 'Sur l’étiquette' }),
  customField('number', { kind: 'number', min: 0, max: 12, unit: 'étage' }),
  customField('date', { kind: 'date' }),
  customField('choice', { kind: 'choice', choices }),
  customField('choices', { kind: 'choices', choices }),
  customField('person', { kind: 'person' }),
  customField('yesno', { kind: 'yesno' }),
  customField('link', { kind: 'link' }),
];
