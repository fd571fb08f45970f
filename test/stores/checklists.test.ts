import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '#bot/checklists/commit-run.ts';
import { itemOf, runEntryOf, runOf } from '#bot/checklists/run-document.ts';
import type { UseCases } from '#bot/use-cases.ts';
import type { Answer } from '#shared/checklists/answer.ts';
import { answer, type RunChange } from '#shared/checklists/decide.ts';
import { Plan } from '#shared/checklists/plan.ts';
import { chained } from '#shared/checklists/record.ts';
import { approve, complete, reopen, sendBack } from '#shared/checklists/review.ts';
import { type Run, type RunItem, untouched } from '#shared/checklists/run.ts';
import type { RunView } from '#shared/checklists/run-contract.ts';
import type { RunEntry } from '#shared/checklists/run-entry.ts';
import type { RunId, TemplateId } from '#shared/kernel/ids.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { actBy } from '#test/support/builders.ts';
import { choice, plan, tick } from '#test/support/checklist-builders.ts';
import { type ChecklistDesk, given, owners, stores } from './checklist-desk.ts';

/**
 * C3 under concurrency: people on several instances tick, change, take back, note, review and give the template another version,
 * all at once. Whatever the interleaving, the run that is left is the one that its history leads to step by step, and no
 * tick that was acknowledged is missing there.
 */
const keys = ['a', 'b'];
const list = Plan.parse(
  plan(
    [...keys.map((key) => tick(key)), choice('e', { required: false }), tick('f', { when: { item: 'e', is: 'ko' } })],
    { reviewer: { role: 'owner' } },
  ),
);
const newer = plan([tick('a'), tick('z')]);

const place = fc.nat(keys.length - 1);
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('tick' as const), item: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('clear' as const, 'note' as const), item: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('choose' as const), option: fc.constantFrom('ok', 'ko') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send-back' as const), item: place }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('complete' as const, 'approve' as const, 'reopen' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('change-template' as const) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;
/** Those of one round go out together; each comes from one person and through one instance. */
const script = fc.array(
  fc.array(fc.record({ who: fc.nat(owners.length - 1), through: fc.nat(1), deed }), { minLength: 1, maxLength: 6 }),
  { minLength: 1, maxLength: 8 },
);

describe.each(stores)('on %s', (_, open) => {
  let desk: ChecklistDesk;
  let instances: readonly UseCases[];
  beforeAll(async () => {
    desk = await open();
    instances = [desk.instance(), desk.instance()];
  });
  afterAll(() => desk.close());

  test('the run that is left is what its history leads to, and has every tick that was acknowledged', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (rounds) => {
        const { run, template } = await begin(desk, instances[0] ?? desk.instance());
        const ticked: { readonly item: string; readonly view: RunView }[] = [];
        for (const round of rounds)
          await Promise.all(
            round.map(async ({ who, through, deed: next }) => {
              const on = {
                desk,
                useCases: instances[through] ?? desk.instance(),
                by: owners[who] ?? '',
                run,
                template,
              };
              const view = await act(on, next);
              if (view !== null && next.do === 'tick') ticked.push({ item: keys[next.item] ?? '', view });
            }),
          );
        const { stored, items, history } = await left(desk, run);
        const replayed = replay(history, stored);
        expect(replayed.run).toEqual(stored);
        expect(Object.fromEntries(replayed.items)).toEqual(Object.fromEntries(items));
        expect(history.map(({ seq }) => seq)).toEqual(history.map((_entry, index) => index + 1));
        for (const { item, view } of ticked) expect(standsAt(history, item, Number(view.version))).toBe(true);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

async function begin({ deskId, call }: ChecklistDesk, useCases: UseCases) {
  const [first = ''] = owners;
  const body = { name: 'Ouverture', plan: list };
  const made = await useCases.createTemplate(call(first), { params: { deskId }, query: {}, body });
  const template = given(made).id;
  const from = { template };
  const begun = await useCases.startRun(call(first), { params: { deskId }, query: {}, body: { from } });
  return { run: given(begun).id, template };
}

interface On {
  readonly desk: ChecklistDesk;
  readonly useCases: UseCases;
  readonly by: string;
  readonly run: RunId;
  readonly template: TemplateId;
}

/** The run as it was answered with; null where the deed was refused, or is none on the run. */
async function act({ desk, useCases, by, run, template }: On, deed: Deed): Promise<RunView | null> {
  const call = desk.call(by);
  const params = { deskId: desk.deskId, runId: run };
  const to = (itemKey: string, body: { answer?: Answer | null; note?: string }) =>
    useCases.answerItem(call, { params: { ...params, itemKey }, query: {}, body: { version: 1_000_000, ...body } });
  const review = (back: readonly { item: string; reason: string }[]) =>
    useCases.reviewRun(call, { params, query: {}, body: { sendBack: [...back] } });
  const outcome = async (): Promise<Outcome<RunView>> => {
    const key = 'item' in deed ? (keys[deed.item] ?? 'a') : 'a';
    switch (deed.do) {
      case 'tick':
        return to(key, { answer: { kind: 'tick' } });
      case 'clear':
        return to(key, { answer: null });
      case 'note':
        return to(key, { note: `De ${by}` });
      case 'choose':
        return to('e', { answer: { kind: 'choice', option: deed.option } });
      case 'send-back':
        return review([{ item: key, reason: 'Floue' }]);
      case 'approve':
        return review([]);
      case 'complete':
        return useCases.completeRun(call, { params, query: {}, body: undefined });
      case 'reopen':
        return useCases.reopenRun(call, { params, query: {}, body: { reason: 'Oubli' } });
      case 'change-template': {
        const at = { params: { deskId: desk.deskId, templateId: template }, query: {} };
        const { version } = given(await useCases.readTemplate(call, { ...at, body: undefined }));
        const body = { version, name: 'Ouverture', description: '', plan: newer };
        await useCases.changeTemplate(call, { ...at, body });
        return { ok: false, refusal: { kind: 'rule', code: 'run.closed' } };
      }
      default:
        return deed satisfies never;
    }
  };
  const reply = await outcome();
  return reply.ok ? reply.value : null;
}

async function left({ store, partition }: ChecklistDesk, run: RunId) {
  const document = await store.get(partition, run);
  if (document === null) throw new Error(`${run} is gone`);
  const of = (type: string, field: string, then: string) =>
    store.query(partition, {
      type,
      where: { field, eq: run },
      order: [
        [field, 'asc'],
        [then, 'asc'],
      ],
      limit: 1000,
    });
  const items = (await of('runItem', 'run', 'item')).items.map(itemOf);
  return {
    stored: runOf(document),
    items: new Map(items.map((item) => [item.key, item])),
    history: (await of('entry', 'subject', 'seq')).items.map(runEntryOf),
  };
}

/** The rules alone, carried out one after the other in the order of the history. */
function replay(history: readonly RunEntry[], stored: Run) {
  let run: Run = { ...begun(history, stored) };
  const items = new Map<string, RunItem>();
  for (const entry of history.slice(1)) {
    const known = (key: string) => items.get(key) ?? untouched(run.id, key);
    const change = decided(run, entry, known, [...items.values()]);
    for (const item of change.items) items.set(item.key, item);
    run = { ...change.run, chain: chained(run.chain, change.entry, sha256) };
  }
  return { run, items };
}

function begun([first]: readonly RunEntry[], stored: Run): Run {
  if (first?.kind !== 'started') throw new Error('the history does not begin with the start');
  const { id, desk, title, template, assignees, reviewer, startedBy, startedAt, source, due, ticket, holds } = stored;
  const lasting = { id, desk, title, template, assignees, reviewer, startedBy, startedAt, source, due, ticket, holds };
  return {
    ...lasting,
    state: 'open',
    updatedAt: startedAt,
    marks: {},
    progress: { done: 0, total: 3, missing: 2, failed: 0 },
    waitsFor: [],
    comments: 0,
    revision: 1,
    completedBy: null,
    completedAt: null,
    seal: null,
    chain: chained('', first, sha256),
  };
}

function decided(run: Run, entry: RunEntry, known: (key: string) => RunItem, items: readonly RunItem[]): RunChange {
  const actor = { person: entry.by, role: 'owner', visibility: 'everyone' } as const;
  const by = actBy(entry.by, { actor, at: entry.at, via: entry.via });
  const ordered = items.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const outcome = (): Outcome<RunChange | null> => {
    switch (entry.kind) {
      case 'answered': {
        const item = known(entry.item);
        return answer(run, list, item, { version: item.revision, answer: entry.to }, by);
      }
      case 'noted':
        return answer(run, list, known(entry.item), { version: 0, note: entry.to }, by);
      case 'submitted':
        return complete(run, list, ordered, by, sha256);
      case 'completed':
        return approve(run, list, ordered, by, sha256);
      case 'sent-back':
        return sendBack(run, list, ordered, entry.items, by);
      case 'reopened':
        return reopen(run, list, entry.reason, by);
      default:
        throw new Error(`nobody did ${entry.kind}`);
    }
  };
  const change = given(outcome());
  if (change === null) throw new Error(`entry ${entry.seq} changed nothing`);
  return change;
}

/** Whether an item was ticked when the run had the version that its ticking was acknowledged with. */
function standsAt(history: readonly RunEntry[], item: string, version: number): boolean {
  const touching = history.filter((entry) => entry.seq <= version && touches(entry, item));
  const last = touching.at(-1);
  return last?.kind === 'answered' && last.to !== null;
}

function touches(entry: RunEntry, item: string): boolean {
  if (entry.kind === 'sent-back') return entry.items.some((back) => back.item === item);
  return entry.kind === 'answered' && entry.item === item;
}
