import { describe, expect, test } from 'vitest';
import type { Activity, FieldChange } from '#shared/tickets/entry.ts';
import { commentEntry, desk, noon, people, roster, ticket, ticketId } from '#test/support/builders.ts';
import { recipientsOf } from './recipients.ts';

const { olivia, nadia, marc, gus, leo } = people;
const envelope = { seq: 2, ticket: ticketId, at: noon, via: 'tab' } as const;

function changed(by: string, ...changes: readonly FieldChange[]): Activity {
  return { ...envelope, kind: 'changed', by, changes, undoes: null, times: null };
}
const assignees = (from: readonly string[], to: readonly string[]): FieldChange => ({ field: 'assignees', from, to });
const status: FieldChange = { field: 'status', from: 'new', to: 'active' };

describe('who is told', () => {
  test('whoever a new ticket is assigned to', () => {
    const created: Activity = { ...envelope, kind: 'created', by: nadia };
    expect(recipientsOf(created, ticket({ assignees: [marc] }), desk, roster)).toEqual([
      { person: marc, kind: 'assigned' },
    ]);
  });
  test('the new assignee and the one who is off it, and nobody who stays', () => {
    const entry = changed(nadia, assignees([olivia, marc], [olivia, gus]));
    expect(recipientsOf(entry, ticket({ assignees: [olivia, gus], requester: gus }), desk, roster)).toEqual([
      { person: gus, kind: 'assigned' },
      { person: marc, kind: 'unassigned' },
    ]);
  });
  test('the requester, of a new status', () => {
    expect(recipientsOf(changed(marc, status), ticket({ watchers: [olivia] }), desk, roster)).toEqual([
      { person: nadia, kind: 'status-changed' },
    ]);
  });
  test('requester, assignees and watchers, of a comment', () => {
    const about = ticket({ requester: gus, assignees: [marc], watchers: [olivia] });
    expect(recipientsOf(commentEntry({ by: nadia }), about, desk, roster)).toEqual([
      { person: gus, kind: 'commented' },
      { person: marc, kind: 'commented' },
      { person: olivia, kind: 'commented' },
    ]);
  });
  test('anybody mentioned, who follows it or not', () => {
    expect(recipientsOf(commentEntry({ by: nadia, mentions: [olivia] }), ticket(), desk, roster)).toEqual([
      { person: olivia, kind: 'mentioned' },
    ]);
  });
});

describe('each person once, for the strongest reason', () => {
  test('a mention goes before the comment that it stands in', () => {
    const entry = commentEntry({ by: nadia, mentions: [marc] });
    expect(recipientsOf(entry, ticket({ assignees: [marc], watchers: [marc] }), desk, roster)).toEqual([
      { person: marc, kind: 'mentioned' },
    ]);
  });
  test('an assignment goes before the status that came with it', () => {
    const entry = changed(olivia, status, assignees([], [nadia]));
    expect(recipientsOf(entry, ticket({ assignees: [nadia] }), desk, roster)).toEqual([
      { person: nadia, kind: 'assigned' },
    ]);
  });
});

describe('nobody is told', () => {
  test.each([
    ['of their own assignment', changed(marc, assignees([], [marc])), { assignees: [marc] }],
    ['of their own comment', commentEntry({ by: nadia }), {}],
    ['of a mention of themselves', commentEntry({ by: nadia, mentions: [nadia] }), {}],
    ['who has left', changed(marc, assignees([leo], [marc])), { assignees: [marc] }],
    ['who was never on the roster', commentEntry({ by: nadia, mentions: ['someone-else'] }), {}],
    ['who as a guest does not see the ticket', commentEntry({ by: nadia, mentions: [gus] }), {}],
    ['of an internal note as requester', commentEntry({ by: olivia, internal: true }), {}],
    [
      'of an internal note as a watcher, even if mentioned',
      commentEntry({ by: olivia, internal: true, mentions: [marc] }),
      { watchers: [marc] },
    ],
    [
      'of other changes',
      changed(olivia, { field: 'title', from: 'a', to: 'b' }, { field: 'watchers', from: [], to: [marc] }),
      { watchers: [marc] },
    ],
  ] as const)('%s', (_, entry, over) => {
    expect(recipientsOf(entry, ticket(over), desk, roster)).toEqual([]);
  });
});

test('an internal note reaches owners who watch and assignees', () => {
  const about = ticket({ assignees: [marc], watchers: [olivia] });
  expect(recipientsOf(commentEntry({ by: people.nadia, internal: true }), about, desk, roster)).toEqual([
    { person: marc, kind: 'commented' },
    { person: olivia, kind: 'commented' },
  ]);
});
