import { describe, expect, test } from 'vitest';
import { answer } from '#shared/checklists/decide.ts';
import { attach, detach } from '#shared/checklists/evidence.ts';
import { recordOf } from '#shared/checklists/record.ts';
import { complete, sendBack } from '#shared/checklists/review.ts';
import { type Evidence, type RunItem, untouched } from '#shared/checklists/run.ts';
import { fileLimits } from '#shared/files/file.ts';
import { FileId } from '#shared/kernel/ids.ts';
import { actBy, noon, people } from '#test/support/builders.ts';
import { choice, evidence, plan, run, runId, tick } from '#test/support/checklist-builders.ts';

/** C2, C3: photos and files on items. */
const { nadia, marc, gus } = people;
const act = actBy(nadia);

function photo(n: number, over: Partial<Evidence> = {}): Evidence {
  const id = FileId.parse(`fil_${String(n).padStart(20, '0')}`);
  return { id, name: `${n}.jpg`, type: 'image/jpeg', size: 9, hash: `hash ${n}`, by: nadia, at: noon, ...over };
}
function item(key: string, ...files: readonly Evidence[]): RunItem {
  return { ...untouched(runId, key), files };
}

describe('an item that asks for evidence', () => {
  const list = plan([evidence('p'), tick('a', { when: { item: 'p', is: 'done' } })]);

  test('is done with its first file, by whoever attached it, and shows what follows from that', () => {
    expect(attach(run(list), list, item('p'), photo(1), act)).toMatchObject({
      ok: true,
      value: {
        run: { marks: { p: 'done' }, progress: { done: 1, total: 2, missing: 1 } },
        items: [{ key: 'p', revision: 1, by: nadia, files: [{ id: photo(1).id }] }],
        entry: { kind: 'evidence-added', item: 'p', file: { hash: 'hash 1' } },
      },
    });
  });
  test('is not done any more once the last one is gone', () => {
    const done = run(list, { marks: { p: 'done' } });
    expect(detach(done, list, item('p', photo(1), photo(2)), photo(1).id, act)).toMatchObject({
      value: { run: { marks: { p: 'done' } }, items: [{ files: [{ id: photo(2).id }] }] },
    });
    expect(detach(done, list, item('p', photo(1)), photo(1).id, act)).toMatchObject({
      value: { run: { marks: {}, progress: { missing: 1 } }, entry: { kind: 'evidence-removed' } },
    });
  });
  test('cannot be done by an answer, nor can one be taken back; the run is not complete without a file', () => {
    for (const wrong of [{ kind: 'tick' }, null] as const)
      expect(
        answer(run(list, { marks: { p: 'done' } }), list, item('p'), { version: 0, answer: wrong }, act),
      ).toMatchObject({ refusal: { code: 'item.wrong-answer' } });
    expect(complete(run(list), list, [], act, (text) => text)).toMatchObject({
      refusal: { code: 'run.incomplete', fields: ['p'] },
    });
  });
  test('sent back, it asks for another file, be it the same one', () => {
    const reviewed = plan([evidence('p')], { reviewer: { person: nadia } });
    const before = run(reviewed, { state: 'review', marks: { p: 'done' } });
    const back = sendBack(before, reviewed, [item('p', photo(1))], [{ item: 'p', reason: 'Floue' }], act);
    if (!back.ok || back.value.items[0] === undefined) throw new Error('it was not sent back');
    expect(back.value.run.progress.missing).toBe(1);
    expect(attach(back.value.run, reviewed, back.value.items[0], photo(2, { hash: 'hash 1' }), act)).toMatchObject({
      value: { run: { progress: { missing: 0 } }, items: [{ returned: null, files: [{}, {}] }] },
    });
  });
});

describe('any other item', () => {
  const list = plan([tick('a'), choice('b'), tick('c', { when: { item: 'b', is: 'ko' } })]);

  test('takes files beside its answer, which they leave as it is', () => {
    expect(attach(run(list), list, item('a'), photo(1), act)).toMatchObject({
      value: { run: { marks: {}, progress: { done: 0 } }, items: [{ revision: 0, answer: null, by: null }] },
    });
  });
  test('takes the same bytes once, as of a photo that was sent again', () => {
    expect(attach(run(list), list, item('a', photo(1)), photo(2, { hash: 'hash 1' }), act)).toEqual({
      ok: true,
      value: null,
    });
  });
  const full = Array.from({ length: fileLimits.perItem }, (_, n) => photo(n));
  test.each([
    ['by a guest', 'a', run(list), actBy(gus), 'run.forbidden'],
    ['on a run that is done', 'a', run(list, { state: 'done' }), act, 'run.closed'],
    ['on an item that does not apply', 'c', run(list), act, 'item.not-shown'],
    ['on an item that is none', 'x', run(list), act, 'item.not-found'],
  ] as const)('refuses them %s', (_, key, on, by, code) => {
    expect(attach(on, list, item(key), photo(99), by)).toMatchObject({ refusal: { code } });
    expect(detach(on, list, item(key, photo(1)), photo(1).id, by)).toMatchObject({ refusal: { code } });
  });
  test('refuses more than it can take, and to remove what it has not', () => {
    expect(attach(run(list), list, item('a', ...full), photo(99), act)).toMatchObject({
      refusal: { code: 'file.too-many' },
    });
    expect(detach(run(list), list, item('a'), photo(1).id, actBy(marc))).toMatchObject({
      refusal: { code: 'file.not-found' },
    });
  });
});

test('the record is taken over the hash of each file, and reads as ever where there are none', () => {
  const list = plan([tick('a')]);
  const [bare, one, other] = [item('a'), item('a', photo(1)), item('a', photo(1, { hash: 'another' }))].map((known) =>
    recordOf(run(list), list, [known]),
  );
  expect(new Set([bare, one, other]).size).toBe(3);
  expect(one).toContain('hash 1');
  expect(bare).toContain('["a",null,null,null,"",null]');
});
