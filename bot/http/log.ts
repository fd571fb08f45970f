import { traceIds } from '#bot/telemetry/spans.ts';

/**
 * How the service logs: JSON lines with ids and codes. Nothing that people wrote, no name, no mail address, no address of
 * their network: requests are told by their route, errors without what a library has hung on them.
 */
export function logOptions(level: string) {
  return { level, serializers: { err: (error: unknown) => describeError(error) }, mixin: traceIds };
}

interface Told {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [detail: string]: unknown;
}

/** @param depth of causes still told */
export function describeError(error: unknown, depth = 3): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const { name, message, stack = '', cause } = error;
  const code = 'code' in error && ['string', 'number'].includes(typeof error.code) ? { code: error.code } : {};
  const parts = error instanceof AggregateError && depth > 0 ? error.errors : [];
  return {
    type: name,
    message,
    stack,
    ...code,
    ...(cause === undefined || depth === 0 ? {} : { cause: describeError(cause, depth - 1) }),
    ...(parts.length === 0 ? {} : { errors: parts.map((part) => describeError(part, depth - 1)) }),
  };
}
