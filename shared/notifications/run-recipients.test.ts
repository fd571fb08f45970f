import { expect, test } from 'vitest';
import type { RunEntry } from '#shared/checklists/run-entry.ts';
import { commentId, noon, people, roster } from '#test/support/builders.ts';
import { plan, run, runId, tick } from '#test/support/checklist-builders.ts';
import { runRecipients } from './run-recipients.ts';

const { olivia, nadia, marc, gus, leo } = people;
const envelope = { seq: 2, run: runId, at: noon, via: 'tab' } as const;
const list = plan([tick('a', { assignee: { person: marc } })], { reviewer: { role: 'owner' } });

test.each<[string, RunEntry, Parameters<typeof run>[1], unknown]>([
  [
    'whoever it is given to as a whole, or by an item',
    { ...envelope, kind: 'started', by: nadia },
    { assignees: [olivia] },
    [
      { person: olivia, kind: 'run-assigned' },
      { person: marc, kind: 'item-assigned' },
    ],
  ],
  ['nobody of their own start', { ...envelope, kind: 'started', by: marc }, { assignees: [marc] }, []],
  [
    'everybody with the role that reviews',
    { ...envelope, kind: 'submitted', by: nadia },
    { state: 'review' },
    [{ person: olivia, kind: 'run-review' }],
  ],
  [
    'those who start and do it, of what comes back',
    { ...envelope, kind: 'sent-back', by: olivia, items: [{ item: 'a', reason: 'r' }] },
    {},
    [
      { person: nadia, kind: 'run-returned' },
      { person: marc, kind: 'run-returned' },
    ],
  ],
  [
    'whoever started it, once it is completed',
    { ...envelope, kind: 'completed', by: marc, seal: 's' },
    { state: 'done', marks: { a: 'done' } },
    [{ person: nadia, kind: 'run-completed' }],
  ],
  [
    'nobody of a tick',
    { ...envelope, kind: 'answered', by: marc, item: 'a', revision: 1, from: null, to: null },
    {},
    [],
  ],
  [
    'neither guests nor those who left',
    {
      ...envelope,
      kind: 'comment',
      by: nadia,
      id: commentId,
      text: 'x',
      editedAt: null,
      deletedAt: null,
      mentions: [gus, leo],
    },
    {},
    [],
  ],
])('tells %s', (_, entry, over, expected) => {
  expect(runRecipients(entry, run(list, over), roster)).toEqual(expected);
});
