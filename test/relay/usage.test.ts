import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUsage } from '#bot/billing/usage.ts';
import { usageDayOf, usageDayType, usagePartition } from '#bot/billing/usage-document.ts';
import { deskPartition } from '#bot/desks/desk-document.ts';
import { newTicketId } from '#bot/ids.ts';
import { each } from '#bot/privacy/holdings.ts';
import type { Store } from '#bot/store/port.ts';
import { entryDocument } from '#bot/tickets/entry-document.ts';
import type { UsageDay } from '#shared/billing/usage.ts';
import { people } from '#test/cloud/cast.ts';
import { actOn, type Instance, startRelay, startTrustedEntra, type TestRelay } from './start-relay.ts';

const { nadia } = people;
let trusted: Awaited<ReturnType<typeof startTrustedEntra>>;
beforeAll(async () => {
  trusted = await startTrustedEntra();
});
afterAll(async () => {
  await trusted.entra.close();
});

const Day = fc.record({
  tickets: fc.integer({ min: 0, max: 3 }),
  runs: fc.integer({ min: 0, max: 2 }),
  /** How far into the day they are made. */
  hour: fc.integer({ min: 0, max: 23 }),
  /** Whether the instance that commits dies half-way, before anything follows from the rest. */
  dies: fc.boolean(),
  /** Whether what that one left is taken up only with a later day's, long after the day was settled. */
  isLate: fc.boolean(),
  /** Whether what follows is done once more. */
  isReplayed: fc.boolean(),
  /** Whether the instance that counts dies, before or after it wrote. */
  counting: fc.constantFrom('lives', 'dies before', 'dies after'),
});

test('B3: a month’s usage is what its activities say, whoever crashes and whatever is done twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Day, { minLength: 30, maxLength: 30 }), async (days) => {
      const teamsApp = await startRelay(trusted);
      const { clock, desk } = teamsApp;
      try {
        clock.advance(12 * 3600);
        for (const day of days) {
          clock.advance(day.hour * 3600);
          const instance = teamsApp.open();
          for (let count = 0; count < day.tickets; count++) await actOn(instance, desk).file(nadia, 'Imprimante');
          if (day.dies) instance.crash();
          for (let count = 0; count < day.runs; count++) await actOn(instance, desk).start(nadia, 'Ouverture');
          await instance.idle();
          if (day.isReplayed) for (const [happening] of instance.commits) await instance.usage.project(happening);
          await dyingAs(day.counting, teamsApp, instance);
          clock.advance((24 - day.hour) * 3600);
          if (!day.isLate) await teamsApp.first.relay.sweep();
          await teamsApp.first.idle();
          await teamsApp.first.usage.sweep();
        }
        await teamsApp.first.relay.sweep();
        clock.advance(86_400);
        await teamsApp.first.usage.sweep();

        expect(await counted(teamsApp.first.store)).toEqual(await inActivities(teamsApp));
        expect(teamsApp.failures).toEqual([]);
      } finally {
        await teamsApp.stop();
      }
    }),
    { numRuns: 3 },
  );
});

test('B3: a commit that lands hours late, from an instance whose clock is behind, is counted on its day', async () => {
  const teamsApp = await startRelay(trusted);
  const { clock, desk, first } = teamsApp;
  try {
    await actOn(first, desk).file(nadia, 'Imprimante');
    await first.idle();
    clock.advance(2 * 86_400);
    await first.usage.sweep();
    const [[happening] = []] = first.commits;
    if (happening === undefined || !('ticket' in happening)) throw new Error('nothing was committed');
    const id = newTicketId();
    const late = { ...happening.ticket, id };
    const entry = { ...happening.entry, ticket: id };
    await first.store.write(deskPartition(nadia.tenant, desk), [{ create: entryDocument(entry) }]);
    await first.usage.project({ ...happening, ticket: late, entry });
    clock.advance(61);
    await first.usage.sweep();
    expect(await counted(first.store)).toMatchObject([{ tickets: 2 }]);
  } finally {
    await teamsApp.stop();
  }
});

/** Another instance counts, and may die over it. */
async function dyingAs(how: 'lives' | 'dies before' | 'dies after', { clock }: TestRelay, { store }: Instance) {
  clock.advance(61);
  const dying: Store = {
    get: (...asked) => store.get(...asked),
    query: (...asked) => store.query(...asked),
    count: (...asked) => store.count(...asked),
    search: (...asked) => store.search(...asked),
    due: (...asked) => store.due(...asked),
    scrub: () => store.scrub(),
    close: () => store.close(),
    async write(...asked) {
      if (how === 'dies before') throw new Error('the instance died');
      const written = await store.write(...asked);
      if (how === 'dies after') throw new Error('the instance died');
      return written;
    },
  };
  const died: string[] = [];
  await openUsage({ store: dying, now: clock.now, failed: (_, error) => died.push(String(error)) }).sweep();
  for (const reason of died) expect(reason).toBe('Error: the instance died');
}

async function counted(store: Store): Promise<readonly UsageDay[]> {
  const page = await store.query(usagePartition(nadia.tenant), {
    type: usageDayType,
    order: [['day', 'asc']],
    limit: 100,
  });
  return page.items.map(usageDayOf).map(({ day, tickets, runs }) => ({ day, tickets, runs }));
}

/** Counted by going through all of them. */
async function inActivities({ first, desk }: TestRelay): Promise<readonly UsageDay[]> {
  const days = new Map<string, { day: string; tickets: number; runs: number }>();
  for await (const entry of each(first.store, deskPartition(nadia.tenant, desk), 'entry', (document) => document)) {
    const day = String(entry['at']).slice(0, 10);
    const sum = days.get(day) ?? { day, tickets: 0, runs: 0 };
    if (entry['seq'] === 1 && entry.id.startsWith('tkt_')) days.set(day, { ...sum, tickets: sum.tickets + 1 });
    if (entry['seq'] === 1 && entry.id.startsWith('run_')) days.set(day, { ...sum, runs: sum.runs + 1 });
  }
  return [...days.values()].sort((a, b) => a.day.localeCompare(b.day));
}
