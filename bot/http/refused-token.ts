/** jose's own verdicts are about the token; anything else (network, time-out) is an outage. */
export function isRefusedToken(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const code = String(error.code);
  return /^ERR_(JWT|JWS|JOSE|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE)/.test(code) && code !== 'ERR_JOSE_GENERIC';
}
