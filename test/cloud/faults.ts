import { setTimeout as delay } from 'node:timers/promises';
import type { Reply, Request } from './loopback.ts';

/** What goes wrong with the next calls. */
export interface Fault {
  /** The answer instead of the true one; none: the true one, late. */
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  /** Seconds in the Retry-After header; none: no such header. */
  readonly retryAfter?: number;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** The call is carried out and the answer lost: the connection's other end sees the status all the same. */
  readonly afterwards?: boolean;
  /** How many calls it hits; 1 unless told. */
  readonly times?: number;
  /** Only calls whose `METHOD /path?query` matches. */
  readonly match?: RegExp;
}

export interface Faults {
  plan(fault: Fault): void;
  clear(): void;
  /** Runs a call as planned. */
  around(request: Request, call: () => Promise<Reply>): Promise<Reply>;
}

type ErrorBody = (code: string, message: string) => unknown;

/** Faults planned for one stand-in; `errorBody` writes errors in its words. */
export function openFaults(errorBody: ErrorBody): Faults {
  let planned: { readonly fault: Fault; left: number }[] = [];
  const take = (request: Request): Fault | null => {
    const line = `${request.method} ${request.url.pathname}${request.url.search}`;
    const found = planned.find(({ fault, left }) => left > 0 && (fault.match === undefined || fault.match.test(line)));
    if (found === undefined) return null;
    found.left--;
    return found.fault;
  };
  return {
    plan: (fault) => void planned.push({ fault, left: fault.times ?? 1 }),
    clear: () => {
      planned = [];
    },
    async around(request, call) {
      const fault = take(request);
      if (fault === null) return call();
      if (fault.delay !== undefined) await delay(fault.delay);
      if (fault.status === undefined) return call();
      if (fault.afterwards) await call();
      return {
        status: fault.status,
        ...(fault.retryAfter === undefined ? {} : { headers: { 'retry-after': String(fault.retryAfter) } }),
        body: errorBody(fault.code ?? codes[fault.status] ?? 'PlannedFault', fault.message ?? 'planned by the test'),
      };
    },
  };
}

const codes: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'Forbidden',
  404: 'NotFound',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
};
