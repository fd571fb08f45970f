import { type Located, limits, type Operation, type Partition, type Store, StoreError } from '#bot/store/port.ts';
import { deliveryDocument, deliveryOf } from './delivery.ts';

/** Lets go of those whose quiet hours have ended or whose digest has come. */
export async function release(store: Store, found: readonly Located[], now: string): Promise<void> {
  const held = found.filter(({ document }) => document['state'] === 'held');
  const places = Map.groupBy(held, ({ partition }) => `${partition.tenant}/${partition.scope}`);
  for (const located of places.values()) {
    const [first] = located;
    if (first === undefined) continue;
    const operations = located.map(({ document }): Operation => {
      const delivery = deliveryOf(document);
      return { replace: deliveryDocument({ ...delivery, state: 'waiting', due: now }), etag: document.etag };
    });
    await letGo(store, first.partition, operations);
  }
}

/** After a person chose anew: what is held is looked at again, and told, put off or left by what they chose now. */
export async function reconsider(store: Store, partition: Partition, now: string): Promise<void> {
  for (let last = ''; ; ) {
    const { items } = await store.query(partition, {
      type: 'delivery',
      where: { field: 'state', eq: 'held' },
      order: [['at', 'asc']],
      limit: limits.operations,
    });
    const operations = items.map((document): Operation => {
      const delivery = deliveryOf(document);
      const again = { ...delivery, state: 'waiting', due: now, held: null, heldUntil: null } as const;
      return { replace: deliveryDocument(again), etag: document.etag };
    });
    await letGo(store, partition, operations);
    const [first] = items;
    if (items.length < limits.operations || first === undefined || first.id === last) return;
    last = first.id;
  }
}

/** Where another instance was faster with one of them, the rest go one by one. */
async function letGo(store: Store, partition: Partition, operations: readonly Operation[]): Promise<void> {
  if (operations.length === 0) return;
  try {
    await store.write(partition, operations.slice(0, limits.operations));
  } catch (error) {
    if (!(error instanceof StoreError) || (error.kind !== 'stale' && error.kind !== 'missing')) throw error;
    if (operations.length > 1) for (const operation of operations) await letGo(store, partition, [operation]);
    return;
  }
  await letGo(store, partition, operations.slice(limits.operations));
}
