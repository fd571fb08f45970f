import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId } from '../kernel/ids.ts';
import { PersonView } from '../members/member.ts';
import { GroupBy, GroupKey, mostGroups } from './grouping.ts';
import { listTickets, TicketFilter } from './list-contract.ts';
import { Day, TicketRow } from './shown.ts';

const onDesk = z.strictObject({ deskId: DeskId });
const grouping = {
  by: GroupBy,
  today: Day.optional().describe("The day where the reader is, for groups by due date; UTC's unless told"),
};

export const groupTickets = endpoint({
  id: 'groupTickets',
  method: 'GET',
  path: '/api/v1/desks/:deskId/tickets/groups',
  tag: 'Tickets',
  summary:
    'The headings that a list of tickets stands under, in their order, with how many the reader may see under each',
  params: onDesk,
  query: TicketFilter.extend(grouping),
  reply: z.object({
    /** Those that are not empty; `-` for the tickets that have none. */
    items: z.array(z.object({ key: GroupKey, count: z.int(), person: PersonView.nullable() })),
  }),
  refusals: ['desk.not-found', 'signin.missing'],
});

export const listGrouped = endpoint({
  id: 'listGrouped',
  method: 'GET',
  path: '/api/v1/desks/:deskId/tickets/grouped',
  tag: 'Tickets',
  summary: 'Tickets of a desk that the reader may see, under headings, sorted under each',
  params: onDesk,
  query: listTickets.query.extend({
    ...grouping,
    groups: z
      .string()
      .max(10_000)
      .transform((text) => text.split(','))
      .pipe(z.array(GroupKey).min(1).max(mostGroups))
      .describe('The headings to list, by their keys, in their order'),
  }),
  reply: z.object({
    items: z.array(TicketRow),
    /** How many of the items stand under which heading, in their order. */
    sections: z.array(z.object({ key: GroupKey, count: z.int() })),
    cursor: z.string().nullable(),
  }),
  refusals: ['desk.not-found', 'cursor.invalid', 'signin.missing'],
});

export const groupEndpoints = [groupTickets, listGrouped] as const;
