import type { Organisations } from '#bot/accounts/organisations.ts';
import type { Audit } from '#bot/audit/audit.ts';
import { type Repeating, repeat } from '#bot/relay/repeat.ts';
import { isOvertaken } from '#bot/store/overtaken.ts';
import { type Located, type Store, StoreError } from '#bot/store/port.ts';
import { withoutPerson } from '#shared/accounts/organisation.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import type { Identity, Pseudonym, Touched } from '#shared/privacy/erasure.ts';
import { dataMap } from './data-map.ts';
import { type Erasure, erasureDocument, erasureOf, erasureType } from './erasure-document.ts';
import type { ErasureLog } from './erasure-log.ts';
import { type Holding, holdings, ownHoldings } from './holdings.ts';
import { type Pseudonymise, pseudonymiseWith } from './pseudonymise.ts';

interface Deps {
  readonly store: Store;
  readonly audit: Audit;
  readonly erasureLog: ErasureLog;
  readonly organisations: Organisations;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
}

/** Carries out the erasures that were asked for. */
export interface Eraser {
  /** Works on whatever is due, whichever instance it was asked of; what one left half-done another begins anew. */
  sweep(): Promise<void>;
  start(intervalMs: number): void;
  stop(): Promise<void>;
}

/** An erasure is taken up again where the instance that worked on it died. */
const claimSeconds = 900;
const atOnce = 5;
/** Until nothing is found any more: somebody may have named them while the first pass ran. */
const passes = 5;
const attempts = 5;

export function openEraser(deps: Deps): Eraser {
  const { store, organisations, audit, erasureLog, now, failed } = deps;

  async function erase({ partition: { tenant }, document }: Located): Promise<void> {
    const erasure = erasureOf(document);
    const { request } = erasure;
    if (request === null) throw new Error(`the erasure ${erasure.id} is due though it is done`);
    const claimed = erasureDocument(erasure, secondsAfter(now().toISOString(), claimSeconds));
    const partition = { tenant, scope: 'org' };
    const [etag] = await store.write(partition, [{ replace: claimed, etag: document.etag }]);
    const { person, names, reason } = request;
    const begun = { act: 'erasure.begun', by: erasure.by, subject: person, detail: reason } as const;
    await organisations.change(tenant, begun, (before) => withoutPerson(before, person, erasure.digest));
    const touched = await pseudonymiseAll(store, tenant, { person, names }, erasure.pseudonym, erasure.id);
    await store.scrub();
    await erasureLog.note(tenant, erasure);
    const detail = erasure.pseudonym.label;
    await audit.add(tenant, { act: 'erasure.done', by: erasure.by, subject: null, detail });
    const done: Erasure = { ...erasure, request: null, touched, finishedAt: now().toISOString() };
    await store.write(partition, [{ replace: erasureDocument(done, null), etag: etag ?? '' }]);
    await store.scrub();
  }

  async function sweep(): Promise<void> {
    for (const item of await store.due(erasureType, now().toISOString(), atOnce)) {
      try {
        await erase(item);
      } catch (error) {
        const taken = error instanceof StoreError && error.kind === 'stale';
        if (!taken) failed(`erasing (${item.document.id})`, error);
      }
    }
  }

  let repeating: Repeating | null = null;
  return {
    sweep,
    start(intervalMs) {
      repeating = repeat(intervalMs, sweep, (error) => failed('looking for erasures', error));
    },
    async stop() {
      await repeating?.stop();
    },
  };
}

/** How many documents hold something of somebody's, by category; changes nothing. */
export async function countHoldings(store: Store, tenant: string, identity: Identity): Promise<Touched> {
  const pseudonymise = pseudonymiseWith(identity, { person: '-', label: '-' });
  const counts: Record<string, number> = {};
  const count = ({ type }: Holding) => {
    const { category } = dataMap[type];
    counts[category] = (counts[category] ?? 0) + 1;
  };
  for await (const holding of holdings(store, tenant))
    if (!isOwn(holding, identity) && pseudonymise(holding) !== null) count(holding);
  for await (const holding of ownHoldings(store, tenant, identity.person)) count(holding);
  return counts;
}

/** Pass after pass until one finds nothing; gives what the passes changed, by category. */
async function pseudonymiseAll(
  store: Store,
  tenant: string,
  identity: Identity,
  pseudonym: Pseudonym,
  erasure: string,
): Promise<Touched> {
  const pseudonymise = pseudonymiseWith(identity, pseudonym);
  const touched: Record<string, number> = {};
  for (let pass = 1; pass <= passes; pass++) {
    let found = 0;
    const note = ({ type }: Holding) => {
      const { category } = dataMap[type];
      touched[category] = (touched[category] ?? 0) + 1;
      found++;
    };
    for await (const holding of ownHoldings(store, tenant, identity.person)) {
      await store.write(holding.partition, [{ remove: holding.document.id }]);
      note(holding);
    }
    for await (const holding of holdings(store, tenant)) {
      // The request itself names them until it is done.
      if (holding.document.id === erasure) continue;
      if (await settle(store, holding, pseudonymise)) note(holding);
    }
    if (found === 0) return touched;
  }
  throw new Error(`after ${passes} passes somebody is still being named`);
}

/** True where something was changed. A document that changed meanwhile is read and looked at again. */
async function settle(store: Store, holding: Holding, pseudonymise: Pseudonymise): Promise<boolean> {
  let current: Holding | null = holding;
  for (let attempt = 1; current !== null; attempt++) {
    const operations = pseudonymise(current);
    if (operations === null) return false;
    try {
      await store.write(holding.partition, operations);
      return true;
    } catch (error) {
      const gone = error instanceof StoreError && error.kind === 'missing';
      if ((!isOvertaken(error) && !gone) || attempt === attempts) throw error;
      const document = await store.get(holding.partition, holding.document.id);
      current = document === null ? null : { ...holding, document };
    }
  }
  return false;
}

function isOwn({ partition }: Holding, { person }: Identity): boolean {
  return partition.scope === `u-${person}`;
}
