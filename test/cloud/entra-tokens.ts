import type { JWTPayload } from 'jose';
import { z } from 'zod';
import type { AppRegistration } from './app-registrations.ts';
import { administrators, botUserId, type Person } from './cast.ts';
import type { Reply, Request } from './loopback.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Real tokens carry this host whatever endpoint gave them. */
export const issuerHost = 'https://login.microsoftonline.com';
/** Teams on the web, which asks for people's tokens on a tab's behalf. */
export const teamsWebClient = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
export const graphAudiences = ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'];
export const connectorAudience = 'https://api.botframework.com';
/** The commercial marketplace: its API's audience, and the application that calls webhooks. */
export const marketplaceResource = '20e940b3-4c77-4b0b-9a53-9e16a1b010a7';
/** These APIs take first-version tokens and get them from the second version's endpoint too. */
const firstVersion: ReadonlySet<string> = new Set([...graphAudiences, connectorAudience, marketplaceResource]);

/** What `authentication.getAuthToken` gives a tab in Teams: a delegated token for the tab's own API. */
export function personClaims(person: Person, appId: string): JWTPayload {
  return {
    aud: appId,
    iss: `${issuerHost}/${person.tenant}/v2.0`,
    azp: teamsWebClient,
    azpacr: '0',
    name: person.name,
    oid: person.oid,
    preferred_username: person.upn,
    scp: 'access_as_user',
    // Pairwise: another for each application.
    sub: botUserId(person.oid, appId).slice(4, 47),
    tid: person.tenant,
    ver: '2.0',
    ...(administrators.includes(person.oid) ? { roles: ['Docket.Administrator'] } : {}),
  };
}

const TokenForm = z.object({
  grant_type: z.string(),
  client_id: z.string(),
  client_secret: z.string().optional(),
  scope: z.string().optional(),
  resource: z.string().optional(),
});

/** A request for a token that Entra got, without its secret. */
export interface TokenRequest {
  readonly tenant: string;
  readonly client: string;
  readonly grant: string;
  readonly audience: string;
}

interface Deps {
  readonly apps: readonly AppRegistration[];
  readonly tenants: ReadonlySet<string>;
  readonly keys: SigningKeys;
  readonly note: (request: TokenRequest) => void;
}

/** The token endpoint, for applications (client credentials). Refuses as Entra does, with its AADSTS numbers. */
export function tokenEndpoint({ apps, tenants, keys, note }: Deps) {
  return async (request: Request, tenant: string, version: 'v1' | 'v2'): Promise<Reply> => {
    const parsed = TokenForm.safeParse(readForm(request));
    if (!parsed.success) return refused(400, 'invalid_request', 'AADSTS900144: The request body is incomplete.');
    const form = parsed.data;
    const audience = audienceOf(form, version);
    note({ tenant, client: form.client_id, grant: form.grant_type, audience });
    if (!tenants.has(tenant)) return refused(400, 'invalid_request', `AADSTS90002: Tenant '${tenant}' not found.`);
    if (form.grant_type !== 'client_credentials')
      return refused(
        400,
        'unsupported_grant_type',
        `AADSTS70003: The grant type '${form.grant_type}' is not supported.`,
      );
    const app = apps.find(({ appId, tenants: known }) => appId === form.client_id && known.includes(tenant));
    if (app === undefined)
      return refused(400, 'unauthorized_client', `AADSTS700016: Application '${form.client_id}' was not found.`);
    if (form.client_secret !== app.secret)
      return refused(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
    if (audience === '') return refused(400, 'invalid_scope', 'AADSTS1002012: The scope is not valid.');
    const token = await keys.sign(appClaims(app.appId, tenant, audience, version));
    const body = { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token };
    return { status: 200, headers: { 'cache-control': 'no-store' }, body };
  };
}

function appClaims(appId: string, tenant: string, audience: string, version: 'v1' | 'v2'): JWTPayload {
  const shared = {
    aud: audience,
    tid: tenant,
    oid: servicePrincipal(appId, tenant),
    sub: servicePrincipal(appId, tenant),
  };
  if (version === 'v1' || firstVersion.has(audience))
    return {
      ...shared,
      iss: `https://sts.windows.net/${tenant}/`,
      appid: appId,
      appidacr: '1',
      idtyp: 'app',
      ver: '1.0',
    };
  return { ...shared, iss: `${issuerHost}/${tenant}/v2.0`, azp: appId, azpacr: '1', idtyp: 'app', ver: '2.0' };
}

/** An application has an object id of its own in each tenant. */
function servicePrincipal(appId: string, tenant: string): string {
  return `${appId.slice(0, 18)}${tenant.slice(18)}`;
}

function readForm(request: Request): Record<string, string> {
  const form = Object.fromEntries(new URLSearchParams(request.body));
  const basic = request.headers.authorization?.match(/^Basic (.+)$/)?.[1];
  if (basic === undefined) return form;
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  return { ...form, client_id: id, client_secret: secret };
}

function audienceOf({ scope, resource }: z.infer<typeof TokenForm>, version: 'v1' | 'v2'): string {
  if (version === 'v1') return resource ?? '';
  const asked =
    scope
      ?.split(' ')
      .find((part) => part.endsWith('/.default'))
      ?.slice(0, -'/.default'.length) ?? '';
  // A second-version token's audience is the API's bare id, never its api:// name.
  return asked.startsWith('api://') ? (asked.split('/').at(-1) ?? '') : asked;
}

function refused(status: number, error: string, description: string): Reply {
  const number = Number(description.match(/AADSTS(\d+)/)?.[1]);
  return {
    status,
    body: { error, error_description: description, error_codes: [number], timestamp: new Date().toISOString() },
  };
}
