import { hash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AppRegistration } from './app-registrations.ts';
import { botUserId, type Cast, type Person } from './cast.ts';
import { issuerHost, personClaims } from './entra-tokens.ts';
import type { Reply, Request } from './loopback.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What a page in a browser asks for: the authorization code flow with PKCE. */
const Asked = z.object({
  client_id: z.string(),
  redirect_uri: z.url(),
  response_type: z.literal('code'),
  response_mode: z.literal('fragment'),
  scope: z.string(),
  state: z.string(),
  nonce: z.string(),
  code_challenge: z.string(),
  code_challenge_method: z.literal('S256'),
});
type Asked = z.infer<typeof Asked>;

const Redeemed = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    code: z.string(),
    code_verifier: z.string(),
    redirect_uri: z.string(),
  }),
  z.object({ grant_type: z.literal('refresh_token'), client_id: z.string(), refresh_token: z.string() }),
]);

interface Grant {
  readonly person: Person;
  readonly asked: Asked;
}

interface Deps {
  readonly apps: readonly AppRegistration[];
  readonly cast: Cast;
  readonly keys: SigningKeys;
  /** The addresses that sign-in and sign-out may lead back to, as registered for single-page applications. */
  readonly redirectUris: () => readonly string[];
}

export interface SignIn {
  authorize(request: Request): Reply;
  /** Null where the request is none of a person's grants. */
  redeem(request: Request): Promise<Reply | null>;
  signOut(request: Request): Reply;
}

/** People's own sign-in: the page where they say who they are, and what is given for the code that it sends back. */
export function openSignIn({ apps, cast, keys, redirectUris }: Deps): SignIn {
  const codes = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();

  const give = async (grant: Grant, origin: string): Promise<Reply> => {
    const { person, asked } = grant;
    const refresh = randomUUID();
    refreshTokens.set(refresh, grant);
    return {
      status: 200,
      headers: { 'cache-control': 'no-store', 'access-control-allow-origin': origin },
      body: {
        token_type: 'Bearer',
        scope: asked.scope,
        expires_in: 3599,
        ext_expires_in: 3599,
        access_token: await keys.sign({ ...personClaims(person, asked.client_id), azp: asked.client_id }),
        refresh_token: refresh,
        id_token: await keys.sign(idClaims(person, asked)),
        client_info: Buffer.from(JSON.stringify({ uid: person.oid, utid: person.tenant })).toString('base64url'),
      },
    };
  };

  return {
    authorize({ url }) {
      const parsed = Asked.safeParse(Object.fromEntries(url.searchParams));
      if (!parsed.success) return page('AADSTS900144', 'The request is not complete.');
      const asked = parsed.data;
      const app = apps.find(({ appId }) => appId === asked.client_id);
      if (app === undefined) return page('AADSTS700016', 'The application was not found.');
      if (!redirectUris().includes(asked.redirect_uri))
        return page('AADSTS50011', `The redirect URI ${asked.redirect_uri} is not registered.`);
      const chosen = url.searchParams.get('chosen');
      if (chosen === null) return picker(url, cast);
      if (chosen === '')
        return back(asked, { error: 'access_denied', error_description: 'AADSTS65004: User declined.' });
      const person = cast.people.find(({ oid }) => oid === chosen);
      if (person === undefined || person.left) return page('AADSTS50034', 'The user account does not exist.');
      if (!app.tenants.includes(person.tenant))
        return back(asked, {
          error: 'unauthorized_client',
          error_description: 'AADSTS700016: The application was not found in the directory.',
        });
      const code = randomUUID();
      codes.set(code, { person, asked });
      return back(asked, { code });
    },

    async redeem({ body, headers }) {
      const parsed = Redeemed.safeParse(Object.fromEntries(new URLSearchParams(body)));
      if (!parsed.success) return null;
      const form = parsed.data;
      const { origin } = headers;
      if (origin === undefined)
        return refused('', 'AADSTS9002327: Tokens of a single-page application are redeemed across origins only.');
      if (form.grant_type === 'refresh_token') {
        const grant = take(refreshTokens, form.refresh_token);
        if (grant?.asked.client_id !== form.client_id) return refused(origin, 'AADSTS70000: The grant is not valid.');
        return give(grant, origin);
      }
      const grant = take(codes, form.code);
      if (
        grant === undefined ||
        grant.asked.client_id !== form.client_id ||
        grant.asked.redirect_uri !== form.redirect_uri
      )
        return refused(origin, 'AADSTS70008: The code was redeemed before, or was never given.');
      if (hash('sha256', form.code_verifier, 'base64url') !== grant.asked.code_challenge)
        return refused(origin, 'AADSTS501481: The code verifier does not match the code challenge.');
      return give(grant, origin);
    },

    signOut({ url }) {
      const to = url.searchParams.get('post_logout_redirect_uri') ?? '';
      if (!redirectUris().includes(to)) return page('', 'You signed out.');
      return { status: 302, headers: { location: to } };
    },
  };
}

/** Codes and refresh tokens serve once. */
function take(grants: Map<string, Grant>, key: string): Grant | undefined {
  const grant = grants.get(key);
  grants.delete(key);
  return grant;
}

function idClaims(person: Person, { client_id, nonce }: Asked) {
  return {
    aud: client_id,
    iss: `${issuerHost}/${person.tenant}/v2.0`,
    name: person.name,
    nonce,
    oid: person.oid,
    preferred_username: person.upn,
    sub: botUserId(person.oid, client_id).slice(4, 47),
    tid: person.tenant,
    ver: '2.0',
  };
}

function back({ redirect_uri, state }: Asked, answer: Record<string, string>): Reply {
  return { status: 302, headers: { location: `${redirect_uri}#${new URLSearchParams({ ...answer, state })}` } };
}

function refused(origin: string, description: string): Reply {
  return {
    status: 400,
    headers: { 'access-control-allow-origin': origin },
    body: { error: 'invalid_grant', error_description: description },
  };
}

function picker(url: URL, { people, organisations }: Cast): Reply {
  const link = (chosen: string, text: string) => {
    const to = new URL(url);
    to.searchParams.set('chosen', chosen);
    return `<p><a href="${escaped(to.href)}">${escaped(text)}</a></p>`;
  };
  const lines = organisations.map(({ tenant, name }) => {
    const own = people.filter((person) => person.tenant === tenant && !person.left);
    return `<h2>${escaped(name)}</h2>${own.map(({ oid, name: called }) => link(oid, called)).join('')}`;
  });
  return html(`<h1>Pick an account</h1>${lines.join('')}${link('', 'Cancel')}`);
}

function page(code: string, text: string): Reply {
  return html(`<h1>${escaped(text)}</h1><p>${code}</p>`);
}

function html(body: string): Reply {
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in</title>';
  const style = '<style>body{font:16px system-ui;max-width:40ch;margin:3rem auto;padding:0 1rem}</style>';
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: `<!doctype html><html lang="en"><head>${head}${style}</head><body>${body}</body></html>`,
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
