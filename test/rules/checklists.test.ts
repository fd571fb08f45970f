import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '#shared/checklists/answer.ts';
import { type AnswerInput, answer, changeRun, type RunChange, start } from '#shared/checklists/decide.ts';
import { Plan } from '#shared/checklists/plan.ts';
import { recordOf } from '#shared/checklists/record.ts';
import { approve, cancel, complete, reopen, sendBack } from '#shared/checklists/review.ts';
import { type Run, type RunItem, untouched } from '#shared/checklists/run.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { actBy, minutesLater, people } from '#test/support/builders.ts';
import { choice, number, plan, run, runId, tick } from '#test/support/checklist-builders.ts';

const { olivia, nadia, marc, gus, leo } = people;
const ticked: Answer = { kind: 'tick' };
const hash = (text: string) => `h${text.length}`;

function value<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${outcome.refusal.code}`);
}
function changed(outcome: Outcome<RunChange | null>): RunChange {
  const change = value(outcome);
  if (change === null) throw new Error('nothing changed');
  return change;
}
function refusalOf(outcome: Outcome<unknown>): unknown {
  return outcome.ok ? null : outcome.refusal;
}

describe('starting a checklist', () => {
  const opening = plan([tick('a'), tick('b', { assignee: { person: marc } })], { dueAfter: 90 });

  test('is due as its template says, and waits for those whose items it has', () => {
    const started = start({ id: runId, title: 'Ouverture', plan: opening, template: null }, actBy(nadia));
    expect(started).toMatchObject({
      ok: true,
      value: {
        run: { state: 'open', due: minutesLater(95), waitsFor: [marc], progress: { done: 0, total: 2, missing: 2 } },
        entry: { kind: 'started', seq: 1 },
      },
    });
  });
  test.each([
    ['a guest', gus, [], 'run.forbidden'],
    ['given to a guest', nadia, [gus], 'run.not-on-roster'],
    ['given to someone who left', nadia, [leo], 'run.not-on-roster'],
  ] as const)('is refused: %s', (_, by, assignees, code) => {
    const started = start({ id: runId, title: 'x', plan: opening, template: null, assignees }, actBy(by));
    expect(refusalOf(started)).toMatchObject({ code });
  });
});

describe('a template that cannot be carried out is refused', () => {
  test.each([
    ['without an item', plan([]), 'sections'],
    ['with one key twice', plan([tick('a'), tick('a')]), 'sections.0.items.1.key'],
    [
      'a condition on a later item',
      plan([tick('a', { when: { item: 'b', is: 'done' } }), tick('b')]),
      'sections.0.items.0.when',
    ],
    [
      'a condition on no answer of the item',
      plan([choice('a'), tick('b', { when: { item: 'a', is: 'xx' } })]),
      'sections.0.items.1.when',
    ],
    ['a range the wrong way round', plan([number('a', { min: 5, max: 4 })]), 'sections.0.items.0.max'],
  ])('%s', (_, wrong, path) => {
    const parsed = Plan.safeParse(wrong);
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});

describe('answering', () => {
  const list = plan([number('temp'), choice('ext'), tick('why', { when: { item: 'ext', is: 'ko' } }), tick('end')]);
  const act = actBy(nadia);
  const first = (input: AnswerInput, key: string, of = run(list), by = act) =>
    answer(of, list, untouched(runId, key), input, by);

  test('keeps who and when, and counts', () => {
    const done = changed(first({ version: 0, answer: { kind: 'number', value: 3 } }, 'temp'));
    expect(done.items).toMatchObject([{ key: 'temp', revision: 1, by: nadia, at: act.at }]);
    expect(done.run).toMatchObject({ revision: 2, progress: { done: 1, total: 3, missing: 2, failed: 0 } });
  });
  test('a number out of its range counts as done and as failed', () => {
    const done = changed(first({ version: 0, answer: { kind: 'number', value: 9 } }, 'temp'));
    expect(done.run.progress).toMatchObject({ done: 1, failed: 1 });
  });
  test('an item shows only once the answer that it depends on is given', () => {
    expect(refusalOf(first({ version: 0, answer: ticked }, 'why'))).toMatchObject({ code: 'item.not-shown' });
    const failed = changed(first({ version: 0, answer: { kind: 'choice', option: 'ko' } }, 'ext')).run;
    expect(failed.progress).toMatchObject({ done: 1, total: 4 });
    expect(first({ version: 0, answer: ticked }, 'why', failed).ok).toBe(true);
  });
  test.each<[string, string, Answer]>([
    ['a tick on a number', 'temp', ticked],
    ['an option that the item has not', 'ext', { kind: 'choice', option: 'maybe' }],
  ])('refused: %s', (_, key, wrong) => {
    expect(refusalOf(first({ version: 0, answer: wrong }, key))).toMatchObject({ code: 'item.wrong-answer' });
  });
  test('refused: a guest, and a checklist that is closed', () => {
    expect(refusalOf(first({ version: 0, answer: ticked }, 'end', run(list), actBy(gus)))).toMatchObject({
      code: 'run.forbidden',
    });
    expect(refusalOf(first({ version: 0, answer: ticked }, 'end', run(list, { state: 'done' })))).toMatchObject({
      code: 'run.closed',
    });
  });

  describe('by two people at one item', () => {
    const theirs: RunItem = {
      ...untouched(runId, 'ext'),
      revision: 1,
      answer: { kind: 'choice', option: 'ok' },
      by: marc,
      at: act.at,
    };
    const now = run(list, { marks: { ext: 'ok' } });

    test('the same answer twice is one', () => {
      expect(answer(now, list, theirs, { version: 0, answer: { kind: 'choice', option: 'ok' } }, act)).toEqual({
        ok: true,
        value: null,
      });
    });
    test('another answer, where the first was not seen, comes back with both', () => {
      const clash = answer(now, list, theirs, { version: 0, answer: { kind: 'choice', option: 'ko' } }, act);
      expect(refusalOf(clash)).toMatchObject({
        code: 'item.clash',
        clashes: [{ field: 'ext', yours: { option: 'ko' }, theirs: { option: 'ok' }, by: marc }],
      });
    });
    test('another answer, where the first was seen, replaces it', () => {
      const input = { version: 1, answer: { kind: 'choice', option: 'ko' } } as const;
      expect(changed(answer(now, list, theirs, input, act)).items).toMatchObject([
        { answer: { option: 'ko' }, revision: 2 },
      ]);
    });
    test('nobody unticks what they have not seen ticked', () => {
      expect(refusalOf(answer(now, list, theirs, { version: 0, answer: null }, act))).toMatchObject({
        code: 'item.clash',
      });
    });
    test('a note leaves the answer, and the answer the note', () => {
      const noted = changed(answer(now, list, theirs, { version: 0, note: 'Rayée' }, act)).items[0];
      expect(noted).toMatchObject({ answer: theirs.answer, note: 'Rayée', revision: 1 });
    });
  });
});

describe('completing, reviewing, reopening', () => {
  const reviewed = plan([tick('a'), tick('b', { required: false })], { reviewer: { person: marc } });
  const plain = plan([tick('a'), tick('b', { required: false })]);
  const item: RunItem = { ...untouched(runId, 'a'), revision: 1, answer: ticked, by: nadia, at: minutesLater(1) };
  const marks = { a: 'done' };

  test('waits for the required items, and names them', () => {
    expect(refusalOf(complete(run(plain), plain, [], actBy(nadia), hash))).toMatchObject({
      code: 'run.incomplete',
      fields: ['a'],
    });
  });
  test('without a review, seals the record', () => {
    const done = value(complete(run(plain, { marks }), plain, [item], actBy(nadia), hash)).run;
    expect(done).toMatchObject({ state: 'done', completedBy: nadia, seal: hash(recordOf(done, plain, [item])) });
  });
  test('with one, waits for its reviewer, who approves', () => {
    const submitted = value(complete(run(reviewed, { marks }), reviewed, [item], actBy(nadia), hash));
    expect(submitted).toMatchObject({
      run: { state: 'review', waitsFor: [marc], seal: null },
      entry: { kind: 'submitted' },
    });
    expect(value(approve(submitted.run, reviewed, [item], actBy(marc), hash)).run).toMatchObject({
      state: 'done',
      completedBy: nadia,
    });
    expect(refusalOf(approve(submitted.run, reviewed, [item], actBy(nadia), hash))).toMatchObject({
      code: 'run.forbidden',
    });
  });
  test('the reviewer sends single items back, with a reason, to be done again', () => {
    const inReview = run(reviewed, { marks, state: 'review' });
    const back = value(sendBack(inReview, reviewed, [item], [{ item: 'a', reason: 'Floue' }], actBy(olivia)));
    expect(back).toMatchObject({
      run: { state: 'open', progress: { done: 0, missing: 1 } },
      items: [{ key: 'a', answer: ticked, returned: { reason: 'Floue', by: olivia } }],
    });
    const [returned] = back.items;
    if (returned === undefined) throw new Error('no item came back');
    const again = changed(answer(back.run, reviewed, returned, { version: 2, answer: ticked }, actBy(nadia)));
    expect(again).toMatchObject({ run: { progress: { done: 1 } }, items: [{ returned: null, revision: 3 }] });
  });
  test('what is done opens again with a reason, by an owner or who started it', () => {
    const done = run(plain, { state: 'done', marks, seal: 'h', completedBy: nadia, completedAt: minutesLater(2) });
    expect(value(reopen(done, plain, 'Oublié la cave', actBy(olivia)))).toMatchObject({
      run: { state: 'open', seal: null, completedAt: null },
      entry: { kind: 'reopened', reason: 'Oublié la cave' },
    });
    expect(refusalOf(reopen(done, plain, 'x', actBy(marc)))).toMatchObject({ code: 'run.forbidden' });
    expect(refusalOf(reopen(run(plain), plain, 'x', actBy(olivia)))).toMatchObject({ code: 'run.not-closed' });
  });
  test('what is not to be done is cancelled with a reason, and nothing of it changes any more', () => {
    const cancelled = value(cancel(run(plain), plain, 'Jour férié', actBy(nadia))).run;
    expect(refusalOf(changeRun(cancelled, { title: 'x' }, actBy(olivia)))).toMatchObject({ code: 'run.closed' });
  });
  test('the record differs where anything in it does', () => {
    const done = run(plain, { state: 'done', marks });
    const other = recordOf(done, plain, [{ ...item, note: 'corrigé' }]);
    expect(other).not.toBe(recordOf(done, plain, [item]));
  });
});

/** What each of several people does next; the version is what they saw when they looked last. */
type Deed =
  | { readonly do: 'look' }
  | { readonly do: 'tick'; readonly item: number }
  | { readonly do: 'note'; readonly item: number }
  | { readonly do: 'complete' }
  | { readonly do: 'send-back'; readonly item: number }
  | { readonly do: 'reopen' };

describe('any number of people at once', () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
  const list = plan(
    keys.map((key) => tick(key)),
    { reviewer: { role: 'owner' } },
  );
  const deed = fc.oneof(
    fc.record({ do: fc.constantFrom('tick' as const, 'note' as const, 'send-back' as const), item: fc.nat(5) }),
    fc.record({ do: fc.constantFrom('look' as const, 'complete' as const, 'reopen' as const) }),
  );
  const script = fc.array(fc.record({ who: fc.constantFrom(olivia, nadia, marc), deed }), { maxLength: 60 });

  function play(deeds: readonly { readonly who: string; readonly deed: Deed }[]) {
    let now: Run = run(list);
    const items = new Map(keys.map((key) => [key, untouched(runId, key)]));
    const seen = new Map<string, Map<string, number>>();
    const standing = new Set<string>();
    const take = (outcome: Outcome<RunChange | null>): boolean => {
      if (!outcome.ok || outcome.value === null) return outcome.ok;
      expect(outcome.value.run.revision).toBe(now.revision + 1);
      now = outcome.value.run;
      for (const item of outcome.value.items) items.set(item.key, item);
      return true;
    };
    for (const { who, deed: next } of deeds) {
      const act = actBy(who);
      const key = 'item' in next ? (keys[next.item] ?? 'a') : 'a';
      const item = items.get(key) ?? untouched(runId, key);
      if (next.do === 'look') seen.set(who, new Map([...items].map(([name, { revision }]) => [name, revision])));
      const version = seen.get(who)?.get(key) ?? 0;
      if (next.do === 'tick' && take(answer(now, list, item, { version, answer: ticked }, act))) standing.add(key);
      if (next.do === 'note') take(answer(now, list, item, { version, note: `${who} ${now.revision}` }, act));
      if (next.do === 'complete') take(complete(now, list, [...items.values()], act, hash));
      if (next.do === 'send-back' && take(sendBack(now, list, [...items.values()], [{ item: key, reason: 'r' }], act)))
        standing.delete(key);
      if (next.do === 'reopen') take(reopen(now, list, 'r', act));
    }
    return { now, items, standing };
  }

  test('no acknowledged tick is ever lost, and the count is always that of the ticks', () => {
    fc.assert(
      fc.property(script, (deeds) => {
        const { now, items, standing } = play(deeds);
        expect(new Set(Object.keys(now.marks))).toEqual(standing);
        expect(now.progress.done).toBe(standing.size);
        for (const key of standing) expect(items.get(key)?.answer).toEqual(ticked);
      }),
      { numRuns: 300 },
    );
  });

  test('ticks give the same run in whatever order they arrive', () => {
    const ticks = fc.shuffledSubarray(keys, { minLength: 2 });
    fc.assert(
      fc.property(ticks, fc.nat(), (order, seed) => {
        const other = order.toSorted(
          (a, b) => ((a.charCodeAt(0) * (seed + 7)) % 13) - ((b.charCodeAt(0) * (seed + 7)) % 13),
        );
        const of = (names: readonly string[]) =>
          play(names.map((name) => ({ who: nadia, deed: { do: 'tick', item: keys.indexOf(name) } as const })));
        const [one, two] = [of(order), of(other)];
        expect(two.now).toEqual({ ...one.now, marks: one.now.marks });
        expect(two.items).toEqual(one.items);
      }),
    );
  });
});
