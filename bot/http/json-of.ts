const texts = new WeakMap<object, string>();

/**
 * The JSON of a reply. Where it has rows that are frozen, the text of each is made once and kept as long as the row: the same
 * rows are sent to many readers, and making their text is the dearest part of a list.
 */
export function jsonOf(reply: unknown): string {
  if (!hasItems(reply)) return JSON.stringify(reply);
  const { items, ...others } = reply;
  const end = JSON.stringify(others).slice(1);
  return `{"items":[${items.map(textOf).join()}]${end === '}' ? '' : ','}${end}`;
}

function hasItems(reply: unknown): reply is { readonly items: readonly unknown[] } {
  return typeof reply === 'object' && reply !== null && 'items' in reply && Array.isArray(reply.items);
}

function textOf(item: unknown): string {
  if (typeof item !== 'object' || item === null || !Object.isFrozen(item)) return JSON.stringify(item);
  const known = texts.get(item);
  if (known !== undefined) return known;
  const text = JSON.stringify(item);
  texts.set(item, text);
  return text;
}
