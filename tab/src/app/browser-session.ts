import {
  AuthError,
  BrowserCacheLocation,
  CacheLookupPolicy,
  createStandardPublicClientApplication,
  InteractionRequiredAuthError,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import { z } from 'zod';
import { type Host, metaOf, type ThemeName } from './session.tsx';

/** Why somebody who tried is not signed in. */
export type SignInProblem = 'consent' | 'organisation' | 'failed';

/** Somebody is signed in, or may sign in. */
export type BrowserSession =
  | { readonly host: Host }
  | { readonly host: null; readonly problem: SignInProblem | null; readonly signIn: () => Promise<void> };

const Account = z.object({ oid: z.string(), tid: z.string(), name: z.string().default('') });

/** One address for all: it is registered with Microsoft Entra. */
const landing = `${window.location.origin}/tab/me`;

/** Microsoft Entra refuses with these numbers. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const consentRefused = /AADSTS(65001|65004|90094|90095|900941|650056)\b/;
const organisationRefused = /AADSTS(50020|50177|90072|650052|700016)\b/;

/** Signs people in to a page that stands outside Teams, by going to Microsoft Entra and back in this window. */
export async function openBrowserSession(): Promise<BrowserSession> {
  const clientId = metaOf('docket-client-id');
  // A page that asks for its own API's token names it by the bare id.
  const scopes = [`${clientId}/access_as_user`];
  const authority = metaOf('docket-authority');
  const msal = await createStandardPublicClientApplication({
    auth: {
      clientId,
      authority: `${authority}/organizations`,
      knownAuthorities: [new URL(authority).host],
      redirectUri: landing,
      postLogoutRedirectUri: landing,
    },
    cache: { cacheLocation: BrowserCacheLocation.SessionStorage },
  });
  const signIn = () => msal.loginRedirect({ scopes, prompt: 'select_account' });
  try {
    const answered = await msal.handleRedirectPromise();
    if (answered !== null) msal.setActiveAccount(answered.account);
    if (msal.getActiveAccount() === null) return { host: null, problem: null, signIn };
    await tokenOf(msal, scopes);
    return { host: hostOf(msal, scopes) };
  } catch (problem) {
    if (!(problem instanceof AuthError)) throw problem;
    return { host: null, problem: problemOf(problem), signIn };
  }
}

/** Never in a hidden frame: that needs Microsoft's cookies as a third party, which browsers refuse. */
async function tokenOf(msal: IPublicClientApplication, scopes: string[]): Promise<string> {
  const cacheLookupPolicy = CacheLookupPolicy.AccessTokenAndRefreshToken;
  return (await msal.acquireTokenSilent({ scopes, cacheLookupPolicy })).accessToken;
}

/** A sign-in that merely ended is no problem: one signs in again. */
function problemOf(error: AuthError): SignInProblem | null {
  if (consentRefused.test(error.errorMessage)) return 'consent';
  if (organisationRefused.test(error.errorMessage)) return 'organisation';
  return error instanceof InteractionRequiredAuthError ? null : 'failed';
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(forced-colors: active)');

/** As the browser or the device is set. */
export function systemTheme(): ThemeName {
  if (contrast.matches) return 'contrast';
  return dark.matches ? 'dark' : 'light';
}

function hostOf(msal: IPublicClientApplication, scopes: string[]): Host {
  const { oid, tid, name } = Account.parse(msal.getActiveAccount()?.idTokenClaims);
  return {
    person: { id: oid, name },
    tenant: tid,
    theme: systemTheme(),
    locale: navigator.language,
    channel: null,
    onPhone: false,
    subPage: null,
    token: () => tokenOf(msal, scopes),
    onTheme: (listen) => {
      for (const query of [dark, contrast]) query.addEventListener('change', () => listen(systemTheme()));
    },
    shown: () => undefined,
    openDeepLink: async (url) => void window.open(url, '_blank', 'noopener'),
    // Tabs are placed and taken away in Teams alone.
    allowSave: () => undefined,
    onSave: () => undefined,
    allowRemove: () => undefined,
    signOut: () => msal.logoutRedirect(),
  };
}
