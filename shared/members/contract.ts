import { z } from 'zod';
import { DeskSummary } from '../desks/desk.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Guid } from '../kernel/ids.ts';
import { NotifyBy } from '../notifications/way.ts';
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
    /** When everything of the organisation is deleted, since its subscription ended; null where it is not. */
    purgeAt: z.iso.datetime().nullable(),
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

/** Server-sent events: `ticket` with `{ deskId, ticketId, version }`, nothing else, so that the reader refetches what it shows. */
export const LiveEvent = z.object({ deskId: z.string(), ticketId: z.string(), version: z.string() });
export type LiveEvent = z.infer<typeof LiveEvent>;
/** The same of a run, as `run`. */
export const LiveRunEvent = z.object({ deskId: z.string(), runId: z.string(), version: z.string() });
export type LiveRunEvent = z.infer<typeof LiveRunEvent>;
export const livePath = '/api/v1/live';

export const meEndpoints = [readMe, changeMe] as const;
