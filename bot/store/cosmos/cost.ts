import type { Meters } from '#bot/telemetry/meters.ts';

/** What the SDK tells of every answer: its request units, and the tries that it made before. */
export interface Answer {
  readonly requestCharge: number;
  readonly diagnostics?:
    | {
        readonly clientSideRequestStatistics: {
          readonly retryDiagnostics: { readonly failedAttempts: readonly { readonly statusCode: number }[] };
        };
      }
    | undefined;
}

const TOO_MANY = 429;

export function noteCostOf(meters: Pick<Meters, 'charged' | 'throttled'>) {
  return ({ requestCharge, diagnostics }: Answer): void => {
    meters.charged(requestCharge);
    const failedAttempts = diagnostics?.clientSideRequestStatistics.retryDiagnostics.failedAttempts ?? [];
    const times = failedAttempts.filter(({ statusCode }) => statusCode === TOO_MANY).length;
    if (times > 0) meters.throttled(times);
  };
}
