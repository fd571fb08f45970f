import { createRemoteJWKSet, jwtVerify } from 'jose';
import { marketplaceApp } from '#bot/billing/marketplace.ts';
import { isRefusedToken } from './refused-token.ts';

interface Settings {
  /** The registration that Partner Center knows the publisher by. */
  readonly audience: string;
  readonly tenant: string;
  /** Origin in the issuer claim of second-version tokens. */
  readonly issuerHost: string;
  /** Origin that serves the signing keys. */
  readonly authority: string;
  readonly now: () => Date;
}

/**
 * Whether the marketplace itself calls: signature by our tenant's keys (RS256 only), issuer in either version's form,
 * audience, lifetime, tenant and calling application.
 * @see https://learn.microsoft.com/partner-center/marketplace-offers/pc-saas-fulfillment-webhook
 */
export function checkMarketplaceTokenWith({ audience, tenant, issuerHost, authority, now }: Settings) {
  const keys = createRemoteJWKSet(new URL(`${authority}/${tenant}/discovery/v2.0/keys`), { cooldownDuration: 5_000 });
  const issuer = [`https://sts.windows.net/${tenant}/`, `${issuerHost}/${tenant}/v2.0`];
  return async (authorization: string | undefined): Promise<boolean> => {
    const token = authorization?.match(/^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/)?.[1];
    if (token === undefined) return false;
    try {
      const { payload } = await jwtVerify(token, keys, {
        audience,
        issuer,
        algorithms: ['RS256'],
        currentDate: now(),
        clockTolerance: 30,
        requiredClaims: ['exp', 'nbf'],
      });
      return payload['tid'] === tenant && (payload['appid'] ?? payload['azp']) === marketplaceApp;
    } catch (error) {
      if (isRefusedToken(error)) return false;
      throw new Error('the signing keys of Microsoft Entra could not be read', { cause: error });
    }
  };
}
