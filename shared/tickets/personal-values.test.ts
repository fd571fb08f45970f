import { expect, test } from 'vitest';
import { noon, people, ticket, ticketId } from '#test/support/builders.ts';
import { customField } from '#test/support/field-builders.ts';
import type { Entry } from './entry.ts';
import { personalValues } from './personal-values.ts';

test('people and words in a desk’s own fields are found, on the ticket and in its history, and nothing else is', () => {
  const fields = [
    customField('boss', { kind: 'person' }),
    customField('note'),
    customField('day', { kind: 'date' }),
    customField('cost', { kind: 'number', min: null, max: null, unit: null }),
  ];
  const held = ticket({ fields: { boss: people.nadia, note: 'Chez Nadia', day: '2026-05-04', cost: 5 } });
  const changed: Entry = {
    kind: 'changed',
    seq: 2,
    ticket: ticketId,
    at: noon,
    by: people.olivia,
    via: 'tab',
    undoes: null,
    times: null,
    changes: [
      { field: 'fields.boss', from: people.marc, to: people.nadia },
      { field: 'fields.gone', from: null, to: 'Chez Marc' },
      { field: 'title', from: 'Nadia', to: 'Marc' },
    ],
  };
  expect(personalValues(fields, held, [changed])).toEqual([
    { seq: null, field: 'boss', holds: 'person', value: people.nadia },
    { seq: null, field: 'note', holds: 'words', value: 'Chez Nadia' },
    { seq: 2, field: 'boss', holds: 'person', value: people.marc },
    { seq: 2, field: 'boss', holds: 'person', value: people.nadia },
    { seq: 2, field: 'gone', holds: 'words', value: 'Chez Marc' },
  ]);
});
