import { describe, expect, test } from 'vitest';
import { filterOf } from '#shared/views/filter.ts';
import { firstView, readView, viewsFor, writeView } from './view.ts';

const today = '2026-05-04';

describe('the address of a view', () => {
  test('says nothing of what everyone sees first', () => {
    expect(writeView(firstView).toString()).toBe('');
  });

  test('brings back the view that it was written from', () => {
    const view = {
      ...firstView,
      view: 'unassigned',
      priority: ['high', 'urgent'],
      text: 'réseau & wifi',
      sort: 'due',
      direction: 'asc',
      layout: 'board',
    } as const;
    expect(readView(new URLSearchParams(writeView(view).toString()))).toEqual(view);
  });

  test('that holds nonsense opens what can be understood', () => {
    const view = readView(new URLSearchParams('view=everything&priority=high&sort=colour&assignee=bob'));
    expect(view).toEqual({ ...firstView, priority: ['high'] });
  });
});

describe('the views offered first', () => {
  test.each([
    ['owner', ['open', 'unassigned', 'overdue']],
    ['member', ['open', 'mine', 'requested', 'unassigned']],
    ['guest', ['open', 'requested']],
  ] as const)('to a %s are the shared one and those of the role', (role, first) => {
    expect(viewsFor(role).first).toEqual(first);
  });
});

describe('what the service is asked for', () => {
  test('is what is open, unless a status is chosen', () => {
    expect(filterOf(firstView, today)).toEqual({ group: ['new', 'active', 'waiting'] });
    expect(filterOf({ ...firstView, status: ['closed'] }, today)).toEqual({ status: ['closed'] });
  });

  test('is what was due before today, for what is overdue', () => {
    expect(filterOf({ ...firstView, view: 'overdue' }, today)).toEqual({ dueBefore: today });
  });

  test('lays the chips over the view', () => {
    expect(filterOf({ ...firstView, view: 'mine', assignee: 'none', category: ['network'] }, today)).toEqual({
      group: ['new', 'active', 'waiting'],
      assignee: 'none',
      category: ['network'],
    });
  });
});
