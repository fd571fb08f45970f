import type { Organisations } from '#bot/accounts/organisations.ts';
import type { Audit } from '#bot/audit/audit.ts';
import { isOvertaken, retryOvertaken } from '#bot/store/overtaken.ts';
import { type Located, type Store, StoreError } from '#bot/store/port.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import type { Ended, RetentionCategory } from '#shared/privacy/retention.ts';
import { type Expired, expired, type Looking } from './expired.ts';
import { retentionDocument, retentionId, retentionOf, retentionType } from './retention-document.ts';

interface Deps {
  readonly store: Store;
  readonly audit: Audit;
  readonly organisations: Pick<Organisations, 'known'>;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
}

/** A day's work that an instance died over is taken up again after this. */
const claimSeconds = 3600;
const daySeconds = 86_400;
const atOnce = 5;
const reportsKept = 30;

/** Deletes what has been kept long enough, once a day in each organisation that decided on it, and reports what it was. */
export function keepRetentionWith(deps: Deps): () => Promise<void> {
  const { store, organisations, audit, now, failed } = deps;

  async function keep({ partition, document }: Located): Promise<void> {
    const { tenant } = partition;
    const at = now().toISOString();
    const { schedule } = retentionOf(document);
    const claim = retentionDocument({ ...retentionOf(document), due: secondsAfter(at, claimSeconds) });
    await store.write(partition, [{ replace: claim, etag: document.etag }]);
    const organisation = await organisations.known(tenant);
    const looking = { store, tenant, organisation, schedule, now: at };
    const { ended, held } = await countEnded(looking, endingWith(failed));
    if (Object.keys(ended).length > 0) {
      const detail = Object.entries(ended)
        .map(([category, count]) => `${category}: ${count}`)
        .join(', ');
      await audit.add(tenant, { act: 'retention.applied', by: '', subject: null, detail });
    }
    await retryOvertaken(async () => {
      const current = await store.get(partition, retentionId);
      if (current === null) return;
      const { schedule: decided, reports } = retentionOf(current);
      const after = {
        schedule: decided,
        reports: [{ at, ended, held }, ...reports].slice(0, reportsKept),
        due: secondsAfter(at, daySeconds),
      };
      await store.write(partition, [{ replace: retentionDocument(after), etag: current.etag }]);
    });
  }

  return async () => {
    for (const item of await store.due(retentionType, now().toISOString(), atOnce)) {
      try {
        await keep(item);
      } catch (error) {
        const taken = error instanceof StoreError && error.kind === 'stale';
        if (!taken) failed('applying a retention schedule', error);
      }
    }
  };
}

/** What changed while it was looked at is left for the next day. */
function endingWith(failed: Deps['failed']) {
  return async (one: Expired): Promise<boolean> => {
    try {
      await one.remove();
      return true;
    } catch (error) {
      if (!isOvertaken(error)) failed(`ending ${one.category}`, error);
      return false;
    }
  };
}

/** What a schedule ends, by category. @param end true where it is or would be ended */
export async function countEnded(
  looking: Looking,
  end: (one: Expired) => Promise<boolean>,
): Promise<{ readonly ended: Ended; readonly held: number }> {
  const ended: Partial<Record<RetentionCategory, number>> = {};
  let held = 0;
  for await (const one of expired(looking)) {
    if (one.held) held++;
    else if (await end(one)) ended[one.category] = (ended[one.category] ?? 0) + 1;
  }
  return { ended, held };
}
