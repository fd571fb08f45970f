import { describe, expect, test } from 'vitest';
import type { CustomField } from '#shared/desks/fields.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { desk, row } from '../../app/stage-for-test.tsx';
import { nadia, theo } from '../detail/ticket-for-test.ts';
import { type BulkEdit, type Hindrance, planEdit } from './plan.ts';

/** T7: before several tickets are changed one sees which of them are, and why others are not. */
const common = { help: null, required: false, categories: null, archived: false };
const own: CustomField[] = [
  { ...common, key: 'site', label: 'Site', kind: 'text' },
  { ...common, key: 'boss', label: 'Manager', kind: 'person' },
  { ...common, key: 'cable', label: 'Cable', kind: 'text', categories: ['network'] },
  { ...common, key: 'room', label: 'Room', kind: 'text', required: true },
];
const plan = (edit: BulkEdit, over: Partial<TicketRow> = {}) => {
  const { row: _, ...rest } = planEdit(row(1, over), edit, desk({ fields: own }));
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

test('a due date and an own field are emptied where there is something to empty', () => {
  const empty: BulkEdit = { due: null, fields: { site: null } };
  expect(plan(empty, { due: '2026-05-04', fields: { site: 'Paris' } })).toEqual({
    is: 'changed',
    changes: { due: null, fields: { site: null } },
  });
  expect(plan(empty)).toEqual({ is: 'same' });
});

test('own fields are sent where they differ, a person by who they are', () => {
  const held = { fields: { site: 'Paris', boss: nadia } };
  expect(plan({ fields: { site: 'Lyon', boss: nadia.id } }, held)).toEqual({
    is: 'changed',
    changes: { fields: { site: 'Lyon' } },
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
  ['whose category lacks a field', { fields: { cable: 'x' } }, { category: null }, 'field'],
  ['that has to have a field', { fields: { room: null } }, { fields: { room: 'B12' } }, 'needed'],
  ['with as many tags as there may be', { tag: 'one more' }, { tags: twentyTags }, 'tags'],
])('a ticket %s is refused, and takes nothing of the edit', (_, edit, over, why) => {
  expect(plan({ due: '2026-05-01', ...edit }, over)).toEqual({ is: 'refused', why });
});
