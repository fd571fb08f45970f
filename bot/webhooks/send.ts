import { createHmac } from 'node:crypto';
import { request } from 'node:https';
import { isIP } from 'node:net';
import type { Answer } from '#shared/webhooks/webhook.ts';
import { addressOf, hostOf, type Network } from './network.ts';

export interface Envelope {
  readonly url: string;
  /** `whsec_` and base64. */
  readonly secret: string;
  /** Stays the same when it is sent again. */
  readonly id: string;
  readonly body: string;
  readonly at: Date;
}
export type Send = (envelope: Envelope) => Promise<Answer>;

const timeoutMs = 10_000;
const failedAnswer = (problem: NonNullable<Answer['problem']>): Answer => ({ status: null, problem });

/**
 * Sends one event, signed. The name is resolved once and that very address, once checked, is connected to, so that no second
 * answer of a name server leads elsewhere; redirects are not followed, and nothing of the answer is read but its status.
 */
export function sendWith(network: Network): Send {
  return async (envelope) => {
    const url = new URL(envelope.url);
    const stop = AbortSignal.timeout(timeoutMs);
    try {
      const address = await addressOf(hostOf(url), network);
      if (address === null) return failedAnswer('address');
      const status = await post(url, address, envelope, stop);
      return { status, problem: status >= 200 && status < 300 ? null : 'status' };
    } catch {
      return failedAnswer(stop.aborted ? 'timeout' : 'unreachable');
    }
  };
}

function post(url: URL, address: string, envelope: Envelope, signal: AbortSignal): Promise<number> {
  const host = hostOf(url);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sending = request(
    {
      host: address,
      port: url.port || 443,
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      // A connection of its own: one that is kept might lead to what an earlier answer of the name server said.
      agent: false,
      servername: isIP(host) === 0 ? host : '',
      headers: { host: url.host, ...headersOf(envelope) },
      signal,
    },
    (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    },
  );
  sending.on('error', reject);
  sending.end(envelope.body);
  return promise;
}

function headersOf({ id, secret, body, at }: Envelope): Readonly<Record<string, string | number>> {
  const timestamp = Math.floor(at.getTime() / 1000);
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Docket',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signature(secret, `${id}.${timestamp}.${body}`),
  };
}

/** @see https://www.standardwebhooks.com/ */
function signature(secret: string, signed: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
