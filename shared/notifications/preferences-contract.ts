import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, RunId, TicketId } from '../kernel/ids.ts';
import { TimeZone } from '../kernel/zone.ts';
import { NotificationKind } from './kind.ts';
import { Digest, Preferences, QuietHours } from './preferences.ts';
import { Way } from './way.ts';

/** Of a ticket or a checklist; or of a whole desk. */
const Subject = z.union([TicketId, RunId, DeskId]);

export const MutedView = z
  .object({
    subject: Subject,
    deskId: DeskId,
    /** Null where the reader does not see the desk any more. */
    deskName: z.string().nullable(),
    /** `TKT-42 · Printer`, or the checklist's title; null for a whole desk, and for what the reader does not see any more. */
    named: z.string().nullable(),
  })
  .meta({ id: 'Muted' });
export type MutedView = z.infer<typeof MutedView>;

export const NotificationSettings = z
  .object({
    /** Where e-mails would go; null where none can be sent to one. */
    email: z.string().nullable(),
    ways: Preferences.shape.ways.unwrap(),
    timeZone: TimeZone,
    quiet: QuietHours.nullable(),
    digest: Digest.nullable(),
    muted: z.array(MutedView),
  })
  .meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.infer<typeof NotificationSettings>;

const own = { tag: 'Me', reply: NotificationSettings } as const;

export const readNotificationSettings = endpoint({
  ...own,
  id: 'readNotificationSettings',
  method: 'GET',
  path: '/api/v1/me/notifications',
  summary: 'How and when one is told of what happens, and what one has muted',
  refusals: ['signin.missing'],
});

export const changeNotificationSettings = endpoint({
  ...own,
  id: 'changeNotificationSettings',
  method: 'PATCH',
  path: '/api/v1/me/notifications',
  summary: 'Change how and when one is told; what waits for quiet hours or a digest follows at once',
  body: z.strictObject({
    /** Null for a kind that is to be told as usual; kinds not named stay as they are. */
    ways: z.partialRecord(NotificationKind, Way.nullable()).optional(),
    timeZone: TimeZone.optional(),
    quiet: QuietHours.nullable().optional(),
    digest: Digest.nullable().optional(),
  }),
  refusals: ['signin.missing'],
});

export const mute = endpoint({
  ...own,
  id: 'mute',
  method: 'PUT',
  path: '/api/v1/me/muted/:subject',
  summary: 'Be told nothing more of a ticket, a checklist or a whole desk',
  params: z.strictObject({ subject: Subject }),
  /** The desk that it is on, or that it is. */
  body: z.strictObject({ deskId: DeskId }),
  refusals: ['desk.not-found', 'ticket.not-found', 'run.not-found', 'mute.too-many', 'signin.missing'],
});

export const unmute = endpoint({
  ...own,
  id: 'unmute',
  method: 'DELETE',
  path: '/api/v1/me/muted/:subject',
  summary: 'Be told again',
  params: z.strictObject({ subject: Subject }),
  refusals: ['signin.missing'],
});

export const preferencesEndpoints = [readNotificationSettings, changeNotificationSettings, mute, unmute] as const;
