import { describe, expect, test } from 'vitest';
import type { TicketRow } from '#shared/tickets/contract.ts';
import { desk, row } from '../../app/stage-for-test.tsx';
import { nadia, theo } from '../detail/ticket-for-test.ts';
import { type BulkEdit, type Hindrance, planEdit } from './plan.ts';

/** T7: before several tickets are changed one sees which of them are, and why others are not. */
const plan = (edit: BulkEdit, over: Partial<TicketRow> = {}) => {
  const { row: _, ...rest } = planEdit(row(1, over), edit, desk());
  return rest;
};

describe('a ticket that takes the edit', () => {
  test('is sent what differs, and no more', () => {
    expect(plan({ priority: 'high', due: '2026-05-04', status: 'waiting' }, { priority: 'high' })).toEqual({
      is: 'changed',
      changes: { due: '2026-05-04', status: 'waiting' },
    });
  });

  test('keeps the people and the tags that it has', () => {
    const held = { assignees: [nadia], tags: ['vpn'] };
    expect(plan({ assignee: theo.id, tag: 'paris' }, held)).toEqual({
      is: 'changed',
      changes: { assignees: [nadia.id, theo.id], tags: ['vpn', 'paris'] },
    });
    expect(plan({ assignee: null }, held)).toEqual({ is: 'changed', changes: { assignees: [] } });
  });
});

test('a ticket that has it all already stays as it is', () => {
  expect(plan({ priority: 'low', tag: 'VPN', assignee: null }, { priority: 'low', tags: ['vpn'] })).toEqual({
    is: 'same',
  });
});

const twentyTags = Array.from({ length: 20 }, (_, n) => `t${n}`);

test.each<[string, BulkEdit, Partial<TicketRow>, Hindrance]>([
  ['that one may not edit', { priority: 'low' }, { can: ['comment'] }, 'rights'],
  ['that one may not assign', { assignee: theo.id }, { can: ['comment'] }, 'rights'],
  ['whose status may not follow', { status: 'new' }, { status: 'waiting', group: 'waiting' }, 'transition'],
  ['with as many tags as there may be', { tag: 'one more' }, { tags: twentyTags }, 'tags'],
])('a ticket %s is refused, and takes nothing of the edit', (_, edit, over, why) => {
  expect(plan({ due: '2026-05-01', ...edit }, over)).toEqual({ is: 'refused', why });
});
