import { CustomField } from '#shared/desks/fields.ts';

/** A field of a desk's own: a text for every ticket unless said otherwise. */
export function customField(key: string, over: Readonly<Record<string, unknown>> = {}): CustomField {
  const plain = { key, label: key, kind: 'text', help: null, required: false, categories: null, archived: false };
  return CustomField.parse({ ...plain, ...over });
}
