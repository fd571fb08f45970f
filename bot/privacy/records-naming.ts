import { personPartition } from '#bot/members/preferences-document.ts';
import type { Store } from '#bot/store/port.ts';
import type { DataCategory } from '#shared/privacy/erasure.ts';
import { dataMap, type StoredType } from './data-map.ts';
import { type Holding, holdings, ownHoldings } from './holdings.ts';

/** A record that names somebody, and where it lies: a desk, the organisation, or somebody's own place. */
export interface Named {
  readonly category: DataCategory;
  readonly type: StoredType;
  readonly place: string;
  readonly id: string;
}

/** Every record of an organisation that names somebody by their id, their own and others' alike, by the data map. */
export async function recordsNaming(store: Store, tenant: string, person: string): Promise<readonly Named[]> {
  const named: Named[] = [];
  const name = ({ type, partition, document }: Holding) =>
    named.push({ category: dataMap[type].category, type, place: partition.scope, id: document.id });
  for await (const own of ownHoldings(store, tenant, person)) name(own);
  for await (const holding of holdings(store, tenant)) {
    if (holding.partition.scope === personPartition(tenant, person).scope) continue;
    if (JSON.stringify(holding.document).includes(person)) name(holding);
  }
  return named;
}
