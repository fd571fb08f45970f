import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { PurchaseView } from './contract.ts';
import { Service } from './service.ts';

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

export const SubscriptionView = z
  .object({
    service: Service,
    plan: z
      .object({
        id: z.string(),
        included: z.int().nullable().meta({ description: 'Tickets and checklists a month; null is any number' }),
        used: z.int(),
        since: z.iso.date().meta({ description: 'The day in UTC from which on they are counted' }),
      })
      .nullable()
      .meta({ description: 'What serves the organisation; null where Docket is not sold in the marketplace' }),
    subscriptions: z.array(
      PurchaseView.pick({
        plan: true,
        seats: true,
        term: true,
        termEnds: true,
        state: true,
        trial: true,
        changeable: true,
      }).extend({ id: z.string() }),
    ),
  })
  .meta({ id: 'Subscription', description: "An organisation's subscriptions, and what they entitle it to" });
export type SubscriptionView = z.infer<typeof SubscriptionView>;

const refusals = ['signin.missing', 'organisation.not-administrator'] as const;

export const readSubscription = endpoint({
  id: 'readSubscription',
  method: 'GET',
  path: '/api/v1/subscription',
  tag: 'Subscription',
  summary: "The organisation's plan, and how its subscriptions stand",
  reply: SubscriptionView,
  refusals,
});

export const readUsage = endpoint({
  id: 'readUsage',
  method: 'GET',
  path: '/api/v1/usage',
  tag: 'Subscription',
  summary: 'How many tickets were filed and checklists started, by the day; counted every hour',
  reply: UsageView,
  refusals,
});

export const subscriptionEndpoints = [readSubscription, readUsage] as const;
