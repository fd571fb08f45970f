import type { AccountDeps } from '#bot/accounts/account-use-cases.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Operation, Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done } from '#shared/kernel/outcome.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { RetentionCategory, type RetentionSchedule } from '#shared/privacy/retention.ts';
import type * as contract from '#shared/privacy/retention-contract.ts';
import type { RetentionView } from '#shared/privacy/retention-contract.ts';
import { countEnded } from './keep-retention.ts';
import { type Retention, retentionDocument, retentionId, retentionOf, undecided } from './retention-document.ts';

const attempts = 20;
/** So that a mistake can be mended before anything is deleted. */
const graceSeconds = 86_400;

/** Cosmos DB: 1 point read. */
export function readRetentionWith({ store, enterOrganisation }: AccountDeps): UseCase<typeof contract.readRetention> {
  return async ({ caller }) => {
    const entered = await enterOrganisation(caller, 'organisation.administer');
    if (!entered.ok) return entered;
    return done(retentionView((await read(store, caller.tenant)).retention));
  };
}

/** Cosmos DB: 2 point reads, 1 write. */
export function changeRetentionWith(deps: AccountDeps): UseCase<typeof contract.changeRetention> {
  return async ({ caller }, { body }) => {
    const { store, audit, now, enterOrganisation } = deps;
    const { tenant, person: by } = caller;
    const entered = await enterOrganisation(caller, 'retention.change');
    if (!entered.ok) return entered;
    return retryOvertaken(async () => {
      const { retention, etag } = await read(store, tenant);
      const detail = changeOf(retention.schedule, body.schedule);
      if (detail === '') return done(retentionView(retention));
      const due = secondsAfter(now().toISOString(), graceSeconds);
      const after: Retention = { ...retention, schedule: body.schedule, due };
      const document = retentionDocument(after);
      const settled: Operation = etag === null ? { create: document } : { replace: document, etag };
      const told = await audit.adding(tenant, { act: 'retention.changed', by, subject: null, detail });
      await store.write(organisationPartition(tenant), [settled, ...told]);
      return done(retentionView(after));
    }, attempts);
  };
}

/** Goes through everything of the organisation that a schedule may end. */
export function previewRetentionWith(deps: AccountDeps): UseCase<typeof contract.previewRetention> {
  return async ({ caller }, { body }) => {
    const entered = await deps.enterOrganisation(caller, 'retention.change');
    if (!entered.ok) return entered;
    const { organisation } = entered.value;
    const { store } = deps;
    const looking = { store, tenant: caller.tenant, organisation, ...body, now: deps.now().toISOString() };
    return done(await countEnded(looking, async () => true));
  };
}

async function read(store: Store, tenant: string) {
  const document = await store.get(organisationPartition(tenant), retentionId);
  return { retention: document === null ? undecided : retentionOf(document), etag: document?.etag ?? null };
}

/** For the audit log: `tickets: 730`, or `tickets: -` where it has no end any more. */
function changeOf(before: RetentionSchedule, after: RetentionSchedule): string {
  return RetentionCategory.options
    .filter((category) => before[category] !== after[category])
    .map((category) => `${category}: ${after[category] ?? '-'}`)
    .join(', ');
}

function retentionView({ schedule, due, reports }: Retention): RetentionView {
  return { schedule, next: due, reports };
}
