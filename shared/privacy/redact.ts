import { rewritten } from './erasure.ts';

const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const mention = new RegExp(`\\[@[^\\]]*\\]\\(person:(${guid})\\)`, 'g');
const anybody = new RegExp(guid, 'g');

/**
 * A value with everybody but one person made unrecognisable: their ids, and the mentions of them. Where somebody typed a name,
 * it is their own text and stays.
 */
export function redacted(value: unknown, person: string, other: string): unknown {
  return rewritten(value, (text) =>
    text
      .replace(mention, (found, id: string) => (id === person ? found : `[@${other}]`))
      .replace(anybody, (id) => (id === person ? id : other)),
  );
}
