import { z } from 'zod';
import { ItemKey } from '../checklists/plan.ts';
import { RunRow } from '../checklists/run-row.ts';
import { DeskSummary } from '../desks/desk.ts';
import { DeskPriority } from '../desks/priorities.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { TicketRow } from '../tickets/shown.ts';

export const MyTicketRow = TicketRow.extend({
  deskName: DeskSummary.shape.name,
  /** As the desk calls its status; null where it goes by its name in the reader's language. */
  statusLabel: z.string().nullable(),
  /** As the desk calls and paints the ticket's priority. */
  deskPriority: DeskPriority,
}).meta({ id: 'MyTicketRow' });
export type MyTicketRow = z.infer<typeof MyTicketRow>;

export const listMine = endpoint({
  id: 'listMine',
  method: 'GET',
  path: '/api/v1/me/tickets',
  tag: 'Me',
  summary: "One's open tickets across all desks: assigned to one, requested by one, or watched",
  query: z.strictObject({ relation: z.enum(['assigned', 'requested', 'watched']).default('assigned') }),
  /** At most 200, those due first; `more` says that there are others. */
  reply: z.object({ items: z.array(MyTicketRow), more: z.boolean() }),
  refusals: ['signin.missing'],
});

export const MyRunRow = RunRow.extend({
  deskName: DeskSummary.shape.name,
  /** The items that fall to one and are not done. */
  mine: z.array(z.object({ key: ItemKey, title: z.string(), due: z.iso.datetime().nullable() })),
}).meta({ id: 'MyRunRow' });
export type MyRunRow = z.infer<typeof MyRunRow>;

export const listMyRuns = endpoint({
  id: 'listMyRuns',
  method: 'GET',
  path: '/api/v1/me/runs',
  tag: 'Me',
  summary: 'Open checklists across all desks that one is to do, or of which items or the review fall to one',
  /** At most 200, those due first. */
  reply: z.object({ items: z.array(MyRunRow), more: z.boolean() }),
  refusals: ['signin.missing'],
});

export const mineEndpoints = [listMine, listMyRuns] as const;
