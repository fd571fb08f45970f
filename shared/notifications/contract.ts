import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, RunId, TicketId } from '../kernel/ids.ts';
import { PersonView } from '../members/member.ts';
import { failures } from './failure.ts';
import { NotificationKind } from './kind.ts';

export const FailedDelivery = z
  .object({
    id: z.string(),
    /** When it was given up. */
    at: z.iso.datetime(),
    person: PersonView,
    kind: NotificationKind,
    /** The ticket or the checklist that it was about. */
    subject: z.union([TicketId, RunId]),
    /** `TKT-42`, or the checklist's title; null where that is gone. */
    named: z.string().nullable(),
    failure: z.enum(failures),
    /** As Microsoft answered. */
    reason: z.string(),
  })
  .meta({ id: 'FailedDelivery' });
export type FailedDelivery = z.infer<typeof FailedDelivery>;

export const listFailedDeliveries = endpoint({
  id: 'listFailedDeliveries',
  method: 'GET',
  path: '/api/v1/desks/:deskId/deliveries/failed',
  tag: 'Desks',
  summary: 'Notifications of the last 90 days that could not be delivered, newest first (owners)',
  params: z.strictObject({ deskId: DeskId }),
  query: z.strictObject({ cursor: z.string().max(2000).optional() }),
  reply: z.object({ items: z.array(FailedDelivery), cursor: z.string().nullable() }),
  refusals: ['desk.not-found', 'desk.not-owner', 'cursor.invalid', 'signin.missing'],
});

export const notificationEndpoints = [listFailedDeliveries] as const;
