import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { Guid } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';
import { Standing } from './standing.ts';

export const AccountView = z
  .object({
    id: Guid,
    name: z.string(),
    /** Null where Teams has told none. */
    email: z.string().nullable(),
    /** Appointed here; whoever holds the app role in Microsoft Entra is one besides. */
    administrator: z.boolean(),
    standing: Standing,
    /** Whether name or address were corrected here, over what Teams says. */
    corrected: z.boolean(),
    /** Whether whatever names them is kept, for a lawsuit or an authority. */
    held: z.boolean(),
    /** Whether their data are not used while a dispute over them runs. */
    frozen: z.boolean(),
    /** What the reader may do with it. */
    can: z.array(
      z.enum([
        'administrators.change',
        'account.correct',
        'account.sign-out',
        'data-requests.handle',
        'account.export',
        'account.limit',
        'account.hold',
        'account.freeze',
        'account.erase',
      ]),
    ),
  })
  .meta({ id: 'Account', description: "A person known to an organisation's Docket" });
export type AccountView = z.infer<typeof AccountView>;

export const OrganisationView = z
  .object({ selfDeactivation: z.boolean() })
  .meta({ id: 'Organisation', description: 'What an organisation settled for all its desks' });
export type OrganisationView = z.infer<typeof OrganisationView>;

const params = z.strictObject({ personId: Guid });
const refusals = ['signin.missing', 'organisation.not-administrator'] as const;
const Reason = z.string().max(500).default('').meta({ description: 'Kept in the audit log' });

export const readOrganisation = endpoint({
  id: 'readOrganisation',
  method: 'GET',
  path: '/api/v1/organisation',
  tag: 'Administration',
  summary: "What one's organisation settled for all its desks",
  reply: OrganisationView,
  refusals,
});

export const changeOrganisation = endpoint({
  id: 'changeOrganisation',
  method: 'PATCH',
  path: '/api/v1/organisation',
  tag: 'Administration',
  summary: 'Settle something for all desks of the organisation',
  body: z.strictObject({ selfDeactivation: z.boolean() }),
  reply: OrganisationView,
  refusals,
});

export const listAccounts = endpoint({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/v1/accounts',
  tag: 'Administration',
  summary: "The people known to one's organisation, by name; found by the beginnings of words of name and address",
  query: z.strictObject({
    text: z.string().max(100).default(''),
    /** Those appointed here; those whose account is not simply active. */
    which: z.enum(['everybody', 'administrators', 'limited']).default('everybody'),
    cursor: z.string().max(2000).optional(),
  }),
  /** At most 50; a search has no further pages. */
  reply: z.object({ items: z.array(AccountView), cursor: z.string().nullable() }),
  refusals: [...refusals, 'cursor.invalid'],
});

export const appointAdministrator = endpoint({
  id: 'appointAdministrator',
  method: 'PUT',
  path: '/api/v1/accounts/:personId/administrator',
  tag: 'Administration',
  summary: 'Make somebody an administrator of the organisation',
  params,
  reply: AccountView,
  refusals: [...refusals, 'account.not-found'],
});

export const dismissAdministrator = endpoint({
  id: 'dismissAdministrator',
  method: 'DELETE',
  path: '/api/v1/accounts/:personId/administrator',
  tag: 'Administration',
  summary: 'Take the appointment back; the app role in Microsoft Entra stays as it is',
  params,
  reply: AccountView,
  refusals: [...refusals, 'account.not-found'],
});

export const changeStanding = endpoint({
  id: 'changeStanding',
  method: 'PUT',
  path: '/api/v1/accounts/:personId/standing',
  tag: 'Administration',
  summary: 'Restrict, suspend, deactivate or reactivate an account; in force everywhere once this has answered',
  params,
  body: z.strictObject({ standing: Standing, reason: Reason }),
  reply: AccountView,
  refusals: [...refusals, 'account.not-found', 'account.not-yours'],
});

export const correctAccount = endpoint({
  id: 'correctAccount',
  method: 'PATCH',
  path: '/api/v1/accounts/:personId',
  tag: 'Administration',
  summary: 'Correct what is known of somebody, over what Teams says; null goes by Teams again',
  params,
  body: z.strictObject({
    name: line(200).nullable().optional(),
    email: z.email().max(254).nullable().optional(),
  }),
  reply: AccountView,
  refusals: [...refusals, 'account.not-found'],
});

export const signOutAccount = endpoint({
  id: 'signOutAccount',
  method: 'POST',
  path: '/api/v1/accounts/:personId/sign-out',
  tag: 'Administration',
  summary: 'Refuse every token that somebody has now, so that they sign in again',
  params,
  reply: AccountView,
  refusals: [...refusals, 'account.not-found'],
});

export const deactivateMe = endpoint({
  id: 'deactivateMe',
  method: 'POST',
  path: '/api/v1/me/deactivate',
  tag: 'Me',
  summary: "Deactivate one's own account, where the organisation allows it; administrators can activate it again",
  reply: z.object({ standing: Standing }),
  refusals: ['signin.missing', 'account.no-self-deactivation'],
});

export const accountEndpoints = [
  readOrganisation,
  changeOrganisation,
  listAccounts,
  appointAdministrator,
  dismissAdministrator,
  changeStanding,
  correctAccount,
  signOutAccount,
  deactivateMe,
] as const;
