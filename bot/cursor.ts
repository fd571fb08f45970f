import { StoreError } from '#bot/store/port.ts';
import { refuse } from '#shared/kernel/outcome.ts';

/**
 * A cursor that is not ours, or of another order, is the caller's mistake. Where they gave none, the store refuses a mistake of
 * our own.
 */
export function refuseCursor(error: unknown, cursor: string | undefined) {
  if (cursor !== undefined && error instanceof StoreError && error.kind === 'invalid')
    return refuse('invalid', 'cursor.invalid', { fields: ['cursor'] });
  throw error;
}
