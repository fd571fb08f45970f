import type { CustomValue, ShownValue } from '#shared/tickets/field-values.ts';

/** A person by their id, everything else as it is. */
export function plainValue(value: ShownValue | null): CustomValue | null {
  return value !== null && typeof value === 'object' && 'id' in value ? value.id : value;
}
