import { z } from 'zod';
import { AccountView } from '../accounts/contract.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Guid } from '../kernel/ids.ts';
import { Ended, RetentionSchedule } from './retention.ts';

export const RetentionView = z
  .object({
    schedule: RetentionSchedule,
    /** When it is applied next; null where nothing was ever decided. */
    next: z.iso.datetime().nullable(),
    /** The last 30 times that it was applied, newest first. */
    reports: z.array(
      z.object({
        at: z.iso.datetime(),
        ended: Ended,
        /** What would have ended and was kept, because it names somebody whose data are on hold. */
        held: z.int(),
      }),
    ),
  })
  .meta({ id: 'Retention', description: 'How long an organisation keeps what, and what was deleted by that' });
export type RetentionView = z.infer<typeof RetentionView>;

const refusals = ['signin.missing', 'organisation.not-administrator'] as const;
const proposed = z.strictObject({ schedule: RetentionSchedule });

export const readRetention = endpoint({
  id: 'readRetention',
  method: 'GET',
  path: '/api/v1/retention',
  tag: 'Administration',
  summary: 'How long the organisation keeps what, and what was deleted by that',
  reply: RetentionView,
  refusals,
});

export const changeRetention = endpoint({
  id: 'changeRetention',
  method: 'PUT',
  path: '/api/v1/retention',
  tag: 'Administration',
  summary: 'Decide how long the organisation keeps what; applied each day, for the first time a day later',
  body: proposed,
  reply: RetentionView,
  refusals,
});

export const previewRetention = endpoint({
  id: 'previewRetention',
  method: 'POST',
  path: '/api/v1/retention/preview',
  tag: 'Administration',
  summary: 'What a schedule would delete now; changes nothing',
  body: proposed,
  reply: z.object({ ended: Ended, held: z.int() }),
  refusals,
});

const params = z.strictObject({ personId: Guid });

export const holdAccount = endpoint({
  id: 'holdAccount',
  method: 'PUT',
  path: '/api/v1/accounts/:personId/hold',
  tag: 'Administration',
  summary: 'Keep whatever names somebody, for a lawsuit or an authority: it is neither erased nor ended by its time',
  params,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  reply: AccountView,
  refusals: [...refusals, 'account.not-found'],
});

export const releaseAccount = endpoint({
  id: 'releaseAccount',
  method: 'DELETE',
  path: '/api/v1/accounts/:personId/hold',
  tag: 'Administration',
  summary: "Let somebody's data be erased and ended by their time again",
  params,
  reply: AccountView,
  refusals: [...refusals, 'account.not-found'],
});

export const freezeAccount = endpoint({
  id: 'freezeAccount',
  method: 'PUT',
  path: '/api/v1/accounts/:personId/freeze',
  tag: 'Administration',
  summary:
    'Stop using somebody’s data while a dispute over them runs: their tickets leave lists, search and reports, they are told of nothing, and only administrators get at what is kept',
  params,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  reply: AccountView,
  refusals: [...refusals, 'account.not-found', 'account.not-yours'],
});

export const thawAccount = endpoint({
  id: 'thawAccount',
  method: 'DELETE',
  path: '/api/v1/accounts/:personId/freeze',
  tag: 'Administration',
  summary: 'Use somebody’s data again, once they have been told',
  params,
  reply: AccountView,
  refusals: [...refusals, 'account.not-found', 'account.not-yours'],
});

export const retentionEndpoints = [
  readRetention,
  changeRetention,
  previewRetention,
  holdAccount,
  releaseAccount,
  freezeAccount,
  thawAccount,
] as const;
