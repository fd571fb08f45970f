import { FieldKey, valueMark } from '../desks/fields.ts';
import { Guid } from '../kernel/ids.ts';
import { fold } from '../kernel/text.ts';
import type { CustomValue, CustomValues } from './field-values.ts';

/** Ends what a key says of a value: below every character of one, so that a text comes before those that it begins. */
const END = '\u0001';
/** Of a text, so much decides its place; the rest is left to the ticket's number. */
const LONGEST = 60;

/**
 * What tickets are sorted by, for each field that one holds: in ASCII, in the order of the values, and by the ticket's
 * number where those are the same, so that no two tickets of a desk have the same key.
 */
export function sortKeys(values: CustomValues, number: number): Readonly<Record<string, string>> {
  const tail = `${END}${String(number).padStart(9, '0')}`;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, `${orderText(value)}${tail}`]));
}

/** Between these keys are those of all tickets with the value, and of no other. */
export function keysOf(value: CustomValue): { readonly from: string; readonly below: string } {
  return { from: `${orderText(value)}${END}`, below: `${orderText(value)}${END}~` };
}

/** With this begin the keys of all texts that begin so. */
export function keyPrefix(text: string): string {
  return orderText(text);
}

/** What tickets are found by exactly, `key=value`: choices, people, yes and no. Whatever is longer is not asked for so. */
export function exactMarks(values: CustomValues): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (typeof value === 'object') return value.map((one) => exactMark(key, one));
    const isShort = typeof value === 'boolean' || FieldKey.safeParse(value).success || Guid.safeParse(value).success;
    return isShort ? [exactMark(key, value)] : [];
  });
}

export function exactMark(key: string, value: CustomValue): string {
  return valueMark(key, String(value));
}

/** A value as text whose order is that of the values. */
function orderText(value: CustomValue): string {
  if (typeof value === 'number') return orderedNumber(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  const text = fold(typeof value === 'string' ? value : value.join(' ')).slice(0, LONGEST);
  return [...text].map((letter) => (letter <= '~' ? letter : `~${hex(letter.codePointAt(0) ?? 0, 6)}`)).join('');
}

/** The bits of a floating-point number are in its order once the sign is turned round, and all of them for a negative one. */
function orderedNumber(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  // Adding makes -0 into 0.
  view.setFloat64(0, value + 0);
  const high = view.getUint32(0);
  const low = view.getUint32(4);
  const negative = high >= 0x80000000;
  return hex(negative ? ~high >>> 0 : high + 0x80000000, 8) + hex(negative ? ~low >>> 0 : low, 8);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
