import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBilling } from '#bot/billing/billing.ts';
import { billingPartition, subscriptionId, subscriptionOf } from '#bot/billing/billing-documents.ts';
import { openMarketplace } from '#bot/billing/marketplace.ts';
import { indexes } from '#bot/store/indexes.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { type Service, serviceOf } from '#shared/billing/service.ts';
import { marketplaceApp, vendorTenant } from '#test/cloud/app-registrations.ts';
import { people } from '#test/cloud/cast.ts';
import { type Marketplace, startMarketplace } from '#test/cloud/marketplace/marketplace.ts';
import { startClock, startTrustedEntra } from './start-relay.ts';

let started: Awaited<ReturnType<typeof startTrustedEntra>>;
beforeAll(async () => {
  started = await startTrustedEntra();
});
afterAll(async () => {
  await started.entra.close();
});

const Step = fc.record({
  what: fc.constantFrom('plan', 'bad plan', 'seats', 'suspend', 'reinstate', 'renew', 'unsubscribe'),
  /** Lost, told once, or told twice. */
  times: fc.integer({ min: 0, max: 2 }),
  /** Told only after everything else. */
  isLate: fc.boolean(),
  /** Whether the service dies at the next answer before it has written down that it gave it. */
  dies: fc.boolean(),
  isWorkedOn: fc.boolean(),
});
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

test('B1: whatever is told twice, late, in another order or never, the marketplace’s state is ours in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const folder = await mkdtemp(join(tmpdir(), 'docket-billing-'));
      const clock = startClock();
      const cloud = await startMarketplace({ entra: started.entra, webhookUrl: () => 'http://localhost:9' });
      const store = openSqliteStore({ file: join(folder, 'docket.db'), now: clock.now, indexes });
      let dies = false;
      let service: Service | null = null;
      const real = openMarketplace({ baseUrl: cloud.url, token: started.tokens.marketplace(marketplaceApp.appId) });
      const died: unknown[] = [];
      const billing = openBilling({
        store,
        marketplace: {
          ...real,
          async answer(...told) {
            await real.answer(...told);
            if (dies) throw new Error('the service died');
          },
        },
        vendor: vendorTenant,
        serve: async (_, told) => {
          service = told;
        },
        now: clock.now,
        failed: (_, error) => died.push(error),
        reconciled: () => undefined,
      });
      try {
        await billing.sweep();
        const { id } = cloud.book.buy({ buyer: people.nadia, planId: 'team' });
        cloud.book.activate(id, 'team');
        const late: string[] = [];
        for (const step of steps) {
          const operation = play(cloud, id, step.what);
          if (operation === null) continue;
          for (let time = 0; time < step.times; time++)
            if (step.isLate) late.push(operation);
            else await billing.note(operation, id);
          dies = step.dies;
          if (step.isWorkedOn) await billing.sweep();
          dies = false;
        }
        for (const operation of late.reverse()) await billing.note(operation, id);
        // A night passes: what was never told is found by comparing.
        clock.advance(86_400);
        await billing.sweep();
        clock.advance(120);
        await billing.sweep();
        clock.advance(120);
        await billing.sweep();

        const kept = await store.get(billingPartition(vendorTenant), subscriptionId(id));
        const { planId, quantity, saasSubscriptionStatus } = cloud.book.subscriptions.get(id) ?? {};
        expect(kept && subscriptionOf(kept)).toMatchObject({
          plan: planId,
          seats: quantity,
          state: saasSubscriptionStatus,
        });
        expect(service).toBe(saasSubscriptionStatus && serviceOf([{ state: saasSubscriptionStatus }]));
        for (const { subscriptionId: of, action, answers } of cloud.book.operations.values())
          if (of === id) expect(answers.length).toBe(action.startsWith('Change') ? 1 : 0);
        for (const error of died) expect(String(error)).toContain('the service died');
      } finally {
        await billing.stop();
        await store.close();
        await cloud.close();
        await rm(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 25 },
  );
});

/** Null where the marketplace itself would not do that now. */
function play({ book }: Marketplace, id: string, what: Step['what']): string | null {
  const state = book.subscriptions.get(id)?.saasSubscriptionStatus;
  if (state === 'Suspended' && what === 'reinstate') return book.tell(id, 'Reinstate').id;
  if (state === 'Suspended' && what === 'unsubscribe') return book.tell(id, 'Unsubscribe').id;
  if (state !== 'Subscribed') return null;
  if (what === 'plan') return book.change(id, { planId: 'organisation' }).id;
  if (what === 'bad plan') return book.change(id, { planId: 'not-ours' }).id;
  if (what === 'seats') return book.change(id, { quantity: 25 }).id;
  if (what === 'suspend') return book.tell(id, 'Suspend').id;
  if (what === 'renew') return book.tell(id, 'Renew').id;
  return what === 'unsubscribe' ? book.tell(id, 'Unsubscribe').id : null;
}
