import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { type AppRegistration, botApp, marketplaceApp, tabApp, vendorTenant } from './app-registrations.ts';
import { type Cast, cast as everybody, type Person } from './cast.ts';
import { localCertificate } from './certificate.ts';
import { openSignIn } from './entra-sign-in.ts';
import { connectorAudience, issuerHost, personClaims, type TokenRequest, tokenEndpoint } from './entra-tokens.ts';
import { type Fault, openFaults } from './faults.ts';
import { listen, type Params, type Request, type Routes, routed } from './loopback.ts';
import { openSigningKeys, type SignOptions } from './signing-keys.ts';

export interface EntraOptions {
  readonly port?: number;
  readonly cast?: Cast;
  /** Registered applications; ours unless told. */
  readonly apps?: readonly AppRegistration[];
  /** Where a page may be led back to after sign-in; nowhere unless told. */
  readonly redirectUris?: () => readonly string[];
}

export interface ChannelTokenOptions {
  readonly serviceUrl: string;
  /** The bot it is meant for; ours unless told. */
  readonly appId?: string;
  /** Laid over the claims; undefined takes one out. */
  readonly claims?: JWTPayload;
  readonly sign?: SignOptions;
}

/** Microsoft Entra ID and the Bot Framework's token issuer on loopback. */
export interface Entra {
  /** `https://localhost:port`, for ENTRA_AUTHORITY and for `authorityHost` of @azure/identity. */
  readonly url: string;
  /** The certificate of `url`, to be trusted by NODE_EXTRA_CA_CERTS or `tls.setDefaultCACertificates`. */
  readonly caPem: string;
  /** The Bot Framework's metadata, for BOT_OPENID_METADATA. */
  readonly botMetadataUrl: string;
  /** The signing keys, for verifying in this process. */
  readonly keys: JWTVerifyGetKey;
  /** Every token request received, oldest first. */
  readonly requests: readonly TokenRequest[];
  /** The token that Teams gives the tab for a person; `overrides` are laid over the claims. */
  mintPersonToken(person: Person, overrides?: JWTPayload): Promise<string>;
  /** Any token at all. */
  mintToken(claims: JWTPayload, options?: SignOptions): Promise<string>;
  /** The token that the Teams channel sends an activity with. */
  mintChannelToken(options: ChannelTokenOptions): Promise<string>;
  rotateKeys(): Promise<void>;
  plan(fault: Fault): void;
  close(): Promise<void>;
}

/** Starts Entra on https://localhost with a certificate made for this run. */
export async function startEntra({
  port = 0,
  cast = everybody,
  apps = [tabApp, botApp, marketplaceApp],
  redirectUris = () => [],
}: EntraOptions = {}): Promise<Entra> {
  const keys = await openSigningKeys();
  const requests: TokenRequest[] = [];
  const faults = openFaults((code, message) => ({ error: code, error_description: message }));
  const tenants = new Set([vendorTenant, ...cast.organisations.map(({ tenant }) => tenant)]);
  const token = tokenEndpoint({ apps, tenants, keys, note: (request) => void requests.push(request) });
  const signIn = openSignIn({ apps, cast, keys, redirectUris });
  const published = () => ({ status: 200, body: keys.published() });
  const routes: Routes = {
    'GET /:tenant/.well-known/openid-configuration': discovery('v1'),
    'GET /:tenant/v2.0/.well-known/openid-configuration': discovery('v2'),
    'GET /:tenant/discovery/keys': published,
    'GET /:tenant/discovery/v2.0/keys': published,
    'POST /:tenant/oauth2/token': (request, params) => token(request, tenantOf(params), 'v1'),
    'POST /:tenant/oauth2/v2.0/token': async (request, params) =>
      (await signIn.redeem(request)) ?? token(request, tenantOf(params), 'v2'),
    'GET /:tenant/oauth2/v2.0/authorize': signIn.authorize,
    'GET /:tenant/oauth2/v2.0/logout': signIn.signOut,
    'GET /v1/.well-known/openidconfiguration': ({ url }) => ({ status: 200, body: botMetadata(url.origin) }),
    'GET /v1/.well-known/keys': () => ({ status: 200, body: endorsed(keys.published().keys) }),
  };
  const answer = routed(routes, () => ({ status: 404, body: { error: 'not_found' } }));
  const certificate = await localCertificate();
  const server = await listen((request) => faults.around(request, () => answer(request)), {
    port,
    tls: { key: certificate.private, cert: certificate.cert },
  });
  return {
    url: server.origin,
    caPem: certificate.cert,
    botMetadataUrl: `${server.origin}/v1/.well-known/openidconfiguration`,
    keys: keys.resolve,
    requests,
    mintPersonToken: (person, overrides = {}) => keys.sign({ ...personClaims(person, tabApp.appId), ...overrides }),
    mintToken: keys.sign,
    mintChannelToken: ({ serviceUrl, appId = botApp.appId, claims = {}, sign = {} }) =>
      keys.sign({ iss: connectorAudience, aud: appId, serviceurl: serviceUrl, ...claims }, sign),
    rotateKeys: keys.rotate,
    plan: faults.plan,
    close: server.close,
  };
}

/** `botframework.com` is the name by which a multitenant bot asks for its tokens. */
function tenantOf(params: Params): string {
  const tenant = params['tenant'] ?? '';
  return tenant === 'botframework.com' ? vendorTenant : tenant;
}

function discovery(version: 'v1' | 'v2') {
  const v2 = version === 'v2';
  return ({ url }: Request, params: Params) => {
    const named = params['tenant'] ?? '';
    const tenant = ['common', 'organizations'].includes(named) ? '{tenantid}' : named;
    const base = `${url.origin}/${named}`;
    return {
      status: 200,
      headers: { 'access-control-allow-origin': '*' },
      body: {
        issuer: v2 ? `${issuerHost}/${tenant}/v2.0` : `https://sts.windows.net/${tenant}/`,
        authorization_endpoint: `${base}/oauth2/${v2 ? 'v2.0/' : ''}authorize`,
        token_endpoint: `${base}/oauth2/${v2 ? 'v2.0/' : ''}token`,
        end_session_endpoint: `${base}/oauth2/${v2 ? 'v2.0/' : ''}logout`,
        jwks_uri: `${base}/discovery/${v2 ? 'v2.0/' : ''}keys`,
        response_types_supported: ['code', 'id_token'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      },
    };
  };
}

function botMetadata(origin: string) {
  return {
    issuer: connectorAudience,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${origin}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
}

/** The channels that a key may speak for. */
function endorsed(keys: readonly object[]) {
  return { keys: keys.map((key) => ({ ...key, endorsements: ['msteams', 'webchat'] })) };
}
