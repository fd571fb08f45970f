import { describe, expect, test } from 'vitest';
import { comment, deleteComment, editComment, isVisible, mentionsIn } from '#shared/tickets/comments.ts';
import type { TicketChanges } from '#shared/tickets/contract.ts';
import { change, create } from '#shared/tickets/decide.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import { findClashes } from '#shared/tickets/merge.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import { undo } from '#shared/tickets/undo.ts';
import {
  actBy,
  commentEntry,
  commentId,
  minutesLater,
  noon,
  people,
  ticket,
  ticketId,
} from '#test/support/builders.ts';

const { olivia, nadia, marc, gus, leo } = people;

function refusalOf(outcome: { ok: boolean }): unknown {
  return 'refusal' in outcome ? outcome.refusal : null;
}

describe('filing a ticket', () => {
  test('starts new, for oneself, with the entry that tells of it', () => {
    const filed = create({ id: ticketId, title: 'Écran noir' }, actBy(nadia));
    expect(filed).toMatchObject({
      ok: true,
      value: {
        ticket: { title: 'Écran noir', status: 'new', group: 'new', requester: nadia, submitter: null, revision: 1 },
        entry: { kind: 'created', seq: 1, by: nadia, via: 'tab' },
      },
    });
  });
  test('for somebody else keeps who filed it', () => {
    const filed = create({ id: ticketId, title: 'Écran noir', requester: marc }, actBy(nadia));
    expect(filed).toMatchObject({ ok: true, value: { ticket: { requester: marc, submitter: nadia } } });
  });
  test.each([
    ['a guest, for somebody else', gus, { requester: nadia }, 'forbidden', 'ticket.forbidden'],
    ['a guest, who would hand out work', gus, { assignees: [nadia] }, 'forbidden', 'ticket.forbidden'],
    ['for someone who has left', nadia, { requester: leo }, 'rule', 'ticket.not-on-roster'],
    ['assigned to a guest', nadia, { assignees: [gus] }, 'rule', 'ticket.guest-assignee'],
    ['assigned to a stranger', nadia, { assignees: [ticketId] }, 'rule', 'ticket.not-on-roster'],
    ['in a category the desk has not', nadia, { category: 'garden' }, 'rule', 'ticket.unknown-category'],
  ])('is refused: %s', (_, by, over, kind, code) => {
    expect(refusalOf(create({ id: ticketId, title: 'x', ...over }, actBy(by)))).toMatchObject({ kind, code });
  });
});

test('a guest who would have somebody watch is told that it is the watchers', () => {
  const filed = create({ id: ticketId, title: 'x', watchers: [nadia] }, actBy(gus));
  expect(refusalOf(filed)).toMatchObject({ code: 'ticket.forbidden', fields: ['watchers'] });
});

describe('changing a ticket', () => {
  test('keeps old and new value of each field that differs, and nothing of the others', () => {
    const changed = change(ticket(), { title: 'Imprimante', priority: 'high', due: null }, actBy(nadia));
    expect(changed).toMatchObject({
      ok: true,
      value: {
        ticket: { title: 'Imprimante', priority: 'high', revision: 2, updatedAt: minutesLater(5) },
        entry: {
          kind: 'changed',
          seq: 2,
          changes: [
            { field: 'title', from: 'Imprimante du quai', to: 'Imprimante' },
            { field: 'priority', from: 'normal', to: 'high' },
          ],
        },
      },
    });
  });
  test('to what it is already, changes nothing and tells nobody', () => {
    expect(change(ticket(), { title: 'Imprimante du quai' }, actBy(nadia))).toEqual({ ok: true, value: null });
  });
  test('resolving and closing are dated; reopening takes the dates back', () => {
    const closed = change(ticket(), { status: 'closed' }, actBy(olivia));
    expect(closed).toMatchObject({
      ok: true,
      value: { ticket: { group: 'closed', closedAt: minutesLater(5), resolvedAt: minutesLater(5) } },
    });
    const reopened = change(
      ticket({ status: 'closed', group: 'closed', closedAt: noon, resolvedAt: noon }),
      { status: 'active' },
      actBy(olivia),
    );
    expect(reopened).toMatchObject({
      ok: true,
      value: { ticket: { group: 'active', closedAt: null, resolvedAt: null } },
    });
  });
  test.each([
    ['an owner', olivia, {}],
    ['an assignee', marc, { assignees: [marc] }],
  ])('%s names another requester', (_, by, over) => {
    const changed = change(ticket(over), { requester: by }, actBy(by));
    expect(changed).toMatchObject({ ok: true, value: { ticket: { requester: by } } });
  });
  test('a member takes a ticket that nobody has', () => {
    const taken = change(ticket({ requester: marc }), { assignees: [nadia] }, actBy(nadia));
    expect(taken).toMatchObject({ ok: true, value: { ticket: { assignees: [nadia] } } });
  });
  test('a member watches a ticket that is not theirs, and reopens their own request', () => {
    expect(change(ticket({ requester: marc }), { watchers: [nadia] }, actBy(nadia)).ok).toBe(true);
    const closed = ticket({ status: 'closed', group: 'closed' });
    expect(change(closed, { status: 'active' }, actBy(nadia)).ok).toBe(true);
  });
  test.each<[string, string, Partial<Ticket>, TicketChanges, string, string]>([
    ["a member, another's ticket", nadia, { requester: marc }, { title: 'x' }, 'forbidden', 'ticket.forbidden'],
    [
      'a member, their closed request',
      nadia,
      { status: 'closed', group: 'closed' },
      { title: 'x' },
      'forbidden',
      'ticket.forbidden',
    ],
    [
      'a member, giving away what nobody has',
      nadia,
      { requester: marc },
      { assignees: [marc] },
      'forbidden',
      'ticket.forbidden',
    ],
    [
      'a member, watching for somebody else',
      nadia,
      { requester: marc },
      { watchers: [marc] },
      'forbidden',
      'ticket.forbidden',
    ],
    [
      'the requester, who would read the notes as assignee',
      nadia,
      {},
      { assignees: [nadia] },
      'forbidden',
      'ticket.forbidden',
    ],
    [
      'the requester, who would hand the ticket to another and then take it',
      nadia,
      {},
      { requester: olivia, assignees: [] },
      'forbidden',
      'ticket.forbidden',
    ],
    ['a guest, their own request', gus, { requester: gus }, { title: 'x' }, 'forbidden', 'ticket.forbidden'],
    ['a status the desk has not', olivia, {}, { status: 'parked' }, 'rule', 'ticket.unknown-status'],
    [
      'a step the workflow has not',
      olivia,
      { status: 'waiting', group: 'waiting' },
      { status: 'new' },
      'rule',
      'ticket.no-transition',
    ],
  ])('is refused: %s', (_, by, over, wanted, kind, code) => {
    expect(refusalOf(change(ticket(over), wanted, actBy(by)))).toMatchObject({ kind, code });
  });
});

describe('two people at one ticket', () => {
  const theirChange: Entry = {
    kind: 'changed',
    seq: 2,
    ticket: ticketId,
    at: noon,
    by: marc,
    via: 'tab',
    changes: [{ field: 'priority', from: 'normal', to: 'urgent' }],
    undoes: null,
    times: null,
  };
  const now = ticket({ priority: 'urgent', revision: 2 });

  test('fields that the other did not touch merge', () => {
    expect(findClashes(now, { title: 'Imprimante' }, [theirChange], nadia)).toEqual([]);
  });
  test('the same field comes back with both values, by whom and when', () => {
    expect(findClashes(now, { priority: 'low' }, [theirChange], nadia)).toEqual([
      { field: 'priority', yours: 'low', theirs: 'urgent', by: marc, at: noon },
    ]);
  });
  test('the same value twice is no clash', () => {
    expect(findClashes(now, { priority: 'urgent' }, [theirChange], nadia)).toEqual([]);
  });
  test("one's own earlier change is no clash", () => {
    expect(findClashes(now, { priority: 'low' }, [{ ...theirChange, by: nadia }], nadia)).toEqual([]);
  });
});

describe('comments', () => {
  test('the first public answer by another than the requester is the first response', () => {
    const input = { id: commentId, text: 'Je regarde', internal: false };
    const first = comment(ticket(), input, actBy(marc));
    expect(first).toMatchObject({ ok: true, value: { ticket: { firstResponseAt: minutesLater(5), comments: 1 } } });
    expect(comment(ticket(), input, actBy(nadia))).toMatchObject({
      ok: true,
      value: { ticket: { firstResponseAt: null } },
    });
    const note = comment(ticket(), { ...input, internal: true }, actBy(olivia));
    expect(note).toMatchObject({ ok: true, value: { ticket: { firstResponseAt: null } } });
  });
  test('mentions are read from the text, each once', () => {
    expect(mentionsIn(`[@Marc](person:${marc}) et [@Marc](person:${marc}), voir [ici](https://x.test)`)).toEqual([
      marc,
    ]);
  });
  test.each([
    ['an internal note by somebody not assigned', nadia, { text: 'x', internal: true }, 'comment.internal-forbidden'],
    ["a guest, on another's ticket", gus, { text: 'x', internal: false }, 'ticket.forbidden'],
    [
      'a mention of someone who left',
      nadia,
      { text: `[@Leo](person:${leo})`, internal: false },
      'comment.unknown-mention',
    ],
  ])('refused: %s', (_, by, input, code) => {
    expect(refusalOf(comment(ticket(), { id: commentId, ...input }, actBy(by)))).toMatchObject({ code });
  });
  test('only the author edits or deletes, and the history keeps that it happened', () => {
    const theirs = commentEntry();
    expect(refusalOf(editComment(ticket(), theirs, 'y', actBy(olivia)))).toMatchObject({ code: 'comment.not-yours' });
    expect(deleteComment(ticket({ comments: 1, revision: 2 }), theirs, actBy(nadia))).toMatchObject({
      ok: true,
      value: {
        ticket: { comments: 0, revision: 3 },
        comment: { text: '', deletedAt: minutesLater(5) },
        entry: { kind: 'comment-deleted', seq: 3 },
      },
    });
  });
  test.each([
    ['an owner', olivia, [], true],
    ['an assignee', marc, [marc], true],
    ['the requester', nadia, [], false],
    ['a guest', gus, [], false],
  ] as const)('an internal note is seen by %s: %#', (_, person, assignees, seen) => {
    const note = commentEntry({ by: olivia, internal: true });
    expect(isVisible(note, ticket({ assignees }), actBy(person).actor)).toBe(seen);
  });
});

describe('undo', () => {
  test('is no way around a right that one has lost', () => {
    const closing: Entry = {
      kind: 'changed',
      seq: 2,
      ticket: ticketId,
      at: noon,
      by: marc,
      via: 'tab',
      changes: [{ field: 'status', from: 'active', to: 'closed' }],
      undoes: null,
      times: null,
    };
    const elsewhere = ticket({ status: 'closed', group: 'closed', requester: gus, revision: 2 });
    expect(refusalOf(undo(elsewhere, closing, [], actBy(marc)))).toMatchObject({ code: 'ticket.forbidden' });
  });
  const mine: Entry = {
    kind: 'changed',
    seq: 2,
    ticket: ticketId,
    at: noon,
    by: nadia,
    via: 'tab',
    changes: [{ field: 'status', from: 'waiting', to: 'closed' }],
    undoes: null,
    times: null,
  };
  const now = ticket({ status: 'closed', group: 'closed', revision: 2 });

  test('reverses the change, even where the workflow has no such step, and says which step it takes back', () => {
    const undone = undo(now, mine, [], actBy(nadia));
    expect(undone).toMatchObject({
      ok: true,
      value: { what: 'change', change: { ticket: { status: 'waiting', revision: 3 }, entry: { undoes: 2 } } },
    });
  });
  test('of a ticket just filed withdraws it', () => {
    const created: Entry = { kind: 'created', seq: 1, ticket: ticketId, at: noon, by: nadia, via: 'tab' };
    expect(undo(ticket(), created, [], actBy(nadia))).toMatchObject({
      ok: true,
      value: { what: 'ticket', change: { entry: { kind: 'withdrawn' } } },
    });
    const answered = commentEntry({ by: marc });
    expect(refusalOf(undo(ticket(), created, [answered], actBy(nadia)))).toMatchObject({ code: 'undo.overtaken' });
  });
  test.each([
    ["another's action", marc, now, minutesLater(5), 'undo.not-yours'],
    ['after ten minutes', nadia, now, minutesLater(11), 'undo.too-late'],
    [
      'what somebody has changed since',
      nadia,
      ticket({ status: 'active', group: 'active' }),
      minutesLater(5),
      'undo.overtaken',
    ],
  ])('is refused: %s', (_, by, present, at, code) => {
    expect(refusalOf(undo(present, mine, [], actBy(by, { at })))).toMatchObject({ code });
  });
});
