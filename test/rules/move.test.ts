import { describe, expect, test } from 'vitest';
import { actorOn, type Desk } from '#shared/desks/desk.ts';
import { DeskId } from '#shared/kernel/ids.ts';
import type { Role } from '#shared/members/member.ts';
import type { Move } from '#shared/tickets/entry.ts';
import { arrive, moveAway } from '#shared/tickets/move.ts';
import { restateEntry, type Terms } from '#shared/tickets/restate.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import { actBy, desk, people, roster, ticket } from '#test/support/builders.ts';
import { customField } from '#test/support/field-builders.ts';

const { olivia, nadia, marc, gus, leo } = people;
const colours = (...labels: string[]) => labels.map((label, n) => ({ key: `c${n}`, label, archived: false }));

/** What both call the same has another key on each. */
const it: Desk = {
  ...desk,
  categories: [
    { key: 'hardware', label: 'Matériel' },
    { key: 'network', label: 'Réseau' },
  ],
  workflow: [...desk.workflow, { key: 'supplier', label: 'Chez le fournisseur', group: 'waiting', next: ['active'] }],
  fields: [
    customField('floor', { label: 'Étage' }),
    customField('serial', { label: 'Numéro de série' }),
    customField('colour', { label: 'Couleur', kind: 'choice', choices: colours('Rouge', 'Vert') }),
    customField('witness', { label: 'Témoin', kind: 'person' }),
  ],
};
const works: Desk = {
  ...desk,
  id: DeskId.parse('dsk_00000000000000000001'),
  name: 'Travaux',
  prefix: 'TRV',
  categories: [{ key: 'materiel', label: 'MATERIEL' }],
  fields: [
    customField('etage', { label: 'étage' }),
    customField('teinte', { label: 'Couleur', kind: 'choice', choices: colours('Vert', 'Bleu') }),
    customField('temoin', { label: 'Témoin', kind: 'person' }),
  ],
};
const names: Readonly<Record<string, string>> = { [marc]: 'Marc', [leo]: 'Léo' };
const terms = (from: Desk, to: Desk): Terms => ({ from, to, nameOf: (person) => names[person] ?? '' });
const asOn = (target: Desk, role: Role = 'owner') => ({
  desk: target,
  actor: actorOn(target, { person: olivia, role }),
});

function moved(from: Ticket, to: Desk = works, on: Desk = it, undone: Move | null = null) {
  const left = moveAway(from, asOn(to), actBy(olivia, { desk: on }));
  if (!left.ok) throw new Error(left.refusal.code);
  return arrive(left.value.ticket, left.value.entry, {
    desk: to,
    terms: terms(on, to),
    people: roster,
    undone,
  });
}
const codeOf = (outcome: ReturnType<typeof moveAway>) => (outcome.ok ? null : outcome.refusal.code);

describe('a ticket handed to another desk', () => {
  const held = ticket({
    status: 'supplier',
    group: 'waiting',
    category: 'hardware',
    assignees: [marc, leo],
    watchers: [gus],
    revision: 7,
    fields: { floor: '3', serial: 'X-1', colour: 'c1', witness: leo },
  });

  test('keeps what the desk there calls the same, and tells the rest in its history', () => {
    const there = moved(held);
    expect(there.ticket).toMatchObject({
      id: held.id,
      desk: works.id,
      category: 'materiel',
      status: 'waiting',
      group: 'waiting',
      assignees: [marc],
      watchers: [gus],
      fields: { etage: '3', teinte: 'c0' },
      revision: 8,
      createdAt: held.createdAt,
    });
    expect(there.entry).toMatchObject({
      kind: 'moved',
      seq: 8,
      by: olivia,
      origin: { desk: it.id, name: 'Informatique', key: 'TKT-42' },
      target: works.id,
      changes: [
        { field: 'status', from: 'Chez le fournisseur', to: 'waiting' },
        { field: 'fields."Numéro de série"', from: 'X-1', to: null },
        { field: 'fields.temoin', from: leo, to: null },
        { field: 'assignees', from: [marc, leo], to: [marc] },
      ],
    });
  });

  test('that goes straight back has all that did not fit, as it was', () => {
    const there = moved(held);
    const back = moved(there.ticket, it, works, there.entry);
    expect(back.ticket).toMatchObject({
      status: 'supplier',
      category: 'hardware',
      assignees: [marc],
      fields: { floor: '3', serial: 'X-1', colour: 'c1' },
    });
  });

  test('keeps on the way back what was changed meanwhile', () => {
    const there = moved(held);
    const changed = { ...there.ticket, status: 'active', group: 'active' as const };
    expect(moved(changed, it, works, there.entry).ticket).toMatchObject({
      status: 'active',
      fields: { serial: 'X-1' },
    });
  });

  test('is still seen by who moved it, where members see their own only', () => {
    const narrow: Desk = { ...works, visibility: 'own' };
    const there = moved(ticket({ requester: nadia }), narrow);
    expect(there.ticket.watchers).toEqual([]);
    const mover = new Map(roster).set(olivia, { person: olivia, role: 'member', left: false, name: 'O', email: null });
    const reception = { desk: narrow, terms: terms(it, narrow), people: mover, undone: null };
    expect(arrive(ticket({ requester: nadia }), there.entry, reception).ticket.watchers).toEqual([olivia]);
  });
});

describe('who may', () => {
  test.each([
    ['the owner', olivia, 'owner', null],
    ['its assignee', marc, 'member', null],
    ['its requester', nadia, 'member', 'ticket.forbidden'],
    ['its assignee, who is a guest there', marc, 'guest', 'ticket.forbidden'],
  ] as const)('%s', (_, person, there, code) => {
    const target = { desk: works, actor: actorOn(works, { person, role: there }) };
    expect(codeOf(moveAway(ticket({ assignees: [marc] }), target, actBy(person, { desk: it })))).toBe(code);
  });

  test('nobody moves a ticket to where it is', () => {
    expect(codeOf(moveAway(ticket(), asOn(it), actBy(olivia, { desk: it })))).toBe('request.invalid');
  });
});

test('a history that goes along is told in the words of the new desk, and comes back as it was', () => {
  const entry = {
    kind: 'changed' as const,
    seq: 3,
    ticket: ticket().id,
    at: '2026-05-04T12:00:00.000Z',
    by: olivia,
    via: 'tab' as const,
    undoes: null,
    times: null,
    changes: [
      { field: 'status', from: 'new', to: 'supplier' },
      { field: 'category', from: 'network', to: 'hardware' },
      { field: 'fields.serial', from: null, to: 'X-1' },
      { field: 'fields.colour', from: 'c0', to: 'c1' },
    ] as const,
  };
  const there = restateEntry(entry, terms(it, works));
  expect(there).toMatchObject({
    changes: [
      { field: 'status', from: 'new', to: 'Chez le fournisseur' },
      { field: 'category', from: 'Réseau', to: 'materiel' },
      { field: 'fields."Numéro de série"', from: null, to: 'X-1' },
      { field: 'fields.teinte', from: 'Rouge', to: 'c0' },
    ],
  });
  expect(restateEntry(there, terms(works, it))).toEqual(entry);
});
