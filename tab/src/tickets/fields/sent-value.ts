import type { CustomValue } from '#shared/tickets/field-values.ts';

/** A value as a request carries it. */
export function sentValue(value: CustomValue): string | number | boolean | string[] {
  return typeof value === 'object' ? [...value] : value;
}
