import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';

export const UsageView = z
  .object({
    days: z.array(z.object({ day: z.iso.date(), tickets: z.int(), runs: z.int() })).meta({
      description: 'In UTC, of the last twelve months, oldest first; days without anything are left out',
    }),
    /** When the newest of them was counted; null where none was. */
    countedAt: z.iso.datetime().nullable(),
    today: z.iso.date().meta({ description: 'The present day in UTC' }),
  })
  .meta({ id: 'Usage', description: 'How many tickets an organisation filed and how many checklists it started' });
export type UsageView = z.infer<typeof UsageView>;

export const readUsage = endpoint({
  id: 'readUsage',
  method: 'GET',
  path: '/api/v1/usage',
  tag: 'Subscription',
  summary: 'How many tickets were filed and checklists started, by the day; counted every hour',
  reply: UsageView,
  refusals: ['signin.missing', 'organisation.not-administrator'],
});

export const subscriptionEndpoints = [readUsage] as const;
