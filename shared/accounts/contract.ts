import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { Guid } from '../kernel/ids.ts';

export const AccountView = z
  .object({
    id: Guid,
    name: z.string(),
    /** Null where Teams has told none. */
    email: z.string().nullable(),
    /** Appointed here; whoever holds the app role in Microsoft Entra is one besides. */
    administrator: z.boolean(),
  })
  .meta({ id: 'Account', description: "A person known to an organisation's Docket" });
export type AccountView = z.infer<typeof AccountView>;

const params = z.strictObject({ personId: Guid });

export const listAccounts = endpoint({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/v1/accounts',
  tag: 'Administration',
  summary: "The people known to one's organisation, by name; found by the beginnings of words of name and address",
  query: z.strictObject({
    text: z.string().max(100).default(''),
    /** Only those appointed here. */
    administrators: z.enum(['true', 'false']).default('false'),
    cursor: z.string().max(2000).optional(),
  }),
  /** At most 50; a search has no further pages. */
  reply: z.object({ items: z.array(AccountView), cursor: z.string().nullable() }),
  refusals: ['signin.missing', 'organisation.not-administrator', 'cursor.invalid'],
});

export const appointAdministrator = endpoint({
  id: 'appointAdministrator',
  method: 'PUT',
  path: '/api/v1/accounts/:personId/administrator',
  tag: 'Administration',
  summary: 'Make somebody an administrator of the organisation',
  params,
  reply: AccountView,
  refusals: ['signin.missing', 'organisation.not-administrator', 'account.not-found'],
});

export const dismissAdministrator = endpoint({
  id: 'dismissAdministrator',
  method: 'DELETE',
  path: '/api/v1/accounts/:personId/administrator',
  tag: 'Administration',
  summary: 'Take the appointment back; the app role in Microsoft Entra stays as it is',
  params,
  reply: AccountView,
  refusals: ['signin.missing', 'organisation.not-administrator', 'account.not-found'],
});

export const accountEndpoints = [listAccounts, appointAdministrator, dismissAdministrator] as const;
