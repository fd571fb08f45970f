import { z } from 'zod';
import { ItemKey } from '../checklists/plan.ts';
import { RunRow } from '../checklists/run-row.ts';
import { DeskSummary } from '../desks/desk.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Guid } from '../kernel/ids.ts';
import { NotifyBy } from '../notifications/way.ts';
import { TicketRow } from '../tickets/contract.ts';
import { Language } from '../words/language.ts';

export const MeView = z
  .object({
    id: Guid,
    name: z.string(),
    organisation: Guid,
    /** Null follows Teams. */
    language: Language.nullable(),
    notifyBy: NotifyBy,
    desks: z.array(DeskSummary),
    /** What one may do in the organisation as a whole. */
    can: z.array(z.enum(['organisation.administer', 'account.deactivate-own'])),
  })
  .meta({ id: 'Me' });
export type MeView = z.infer<typeof MeView>;

export const readMe = endpoint({
  id: 'readMe',
  method: 'GET',
  path: '/api/v1/me',
  tag: 'Me',
  summary: 'Who one is here, and the desks whose rosters one is on',
  reply: MeView,
  refusals: ['signin.missing'],
});

export const changeMe = endpoint({
  id: 'changeMe',
  method: 'PATCH',
  path: '/api/v1/me',
  tag: 'Me',
  summary: "Change one's own settings",
  body: z.strictObject({ language: Language.nullable().optional(), notifyBy: NotifyBy.optional() }),
  reply: MeView,
  refusals: ['signin.missing'],
});

export const MyTicketRow = TicketRow.extend({
  deskName: DeskSummary.shape.name,
  /** As the desk calls its status; null where it goes by its name in the reader's language. */
  statusLabel: z.string().nullable(),
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

/** Server-sent events: `ticket` with `{ deskId, ticketId, version }`, nothing else, so that the reader refetches what it shows. */
export const LiveEvent = z.object({ deskId: z.string(), ticketId: z.string(), version: z.string() });
export type LiveEvent = z.infer<typeof LiveEvent>;
/** The same of a run, as `run`. */
export const LiveRunEvent = z.object({ deskId: z.string(), runId: z.string(), version: z.string() });
export type LiveRunEvent = z.infer<typeof LiveRunEvent>;
export const livePath = '/api/v1/live';

export const meEndpoints = [readMe, changeMe, listMine, listMyRuns] as const;
