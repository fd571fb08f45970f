import { type Operation, type Partition, StoreError } from '#bot/store/port.ts';
import type { Change } from '#shared/tickets/decide.ts';
import { creation, type Took } from './commit.ts';
import type { NumberLane } from './number-lane.ts';

export interface FilingDeps {
  readonly number: NumberLane;
  readonly took: Took;
}

/** Files a ticket of a known id under the desk's next number; nothing where it was filed before. */
export async function fileOnce({ number, took }: FilingDeps, partition: Partition, change: Change): Promise<void> {
  let filed = change;
  let outboxId = '';
  const build = (next: number): readonly Operation[] => {
    filed = { ...change, ticket: { ...change.ticket, number: next } };
    const operations = creation(filed.ticket, filed.entry);
    outboxId = operations[2].create.id;
    return operations;
  };
  try {
    await number(partition, build);
    took({ partition, ...filed }, outboxId);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'exists' || error.operation === 0) throw error;
  }
}
