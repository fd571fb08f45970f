import { z } from 'zod';

/** How a call to the Bot Connector ended. */
export type Sent<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** To be tried again, after so many seconds where the connector says. */
  | { readonly kind: 'transient'; readonly retryAfter: number | null; readonly reason: string }
  /** Never to be tried again: the person or the team no longer has the app, or it was refused for good. */
  | {
      readonly kind: 'permanent';
      readonly reason: string;
      /** The bot has no place there any more: nothing else need be sent there either, until Teams speaks of it again. */
      readonly gone: boolean;
    };

export interface ConnectorSettings {
  /** Origins that the connector's token may be sent to. */
  readonly serviceHosts: readonly string[];
  readonly connectorToken: () => Promise<string>;
  readonly now: () => Date;
}

interface Request<T> {
  readonly method: 'GET' | 'POST';
  readonly serviceUrl: string;
  /** Parts of the path after `v3/`, each to be escaped. */
  readonly path: readonly string[];
  readonly body?: unknown;
  readonly reply: z.ZodType<T>;
}
export type CallConnector = <T>(request: Request<T>) => Promise<Sent<T>>;

const timeoutMilliseconds = 15_000;
const CodeOf = z.object({ error: z.object({ code: z.string() }) });

/**
 * Calls the Bot Connector without the SDK, which sleeps through `Retry-After` inside its call and gives up at once where
 * that header is missing: who sends on behalf of nobody keeps its own time.
 */
export function connectorWith({ serviceHosts, connectorToken, now }: ConnectorSettings): CallConnector {
  return async ({ method, serviceUrl, path, body, reply }) => {
    if (!serviceHosts.includes(new URL(serviceUrl).origin))
      return { kind: 'permanent', reason: 'ServiceUrlNotAllowed', gone: false };
    const base = serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`;
    const address = `${base}v3/${path.map(encodeURIComponent).join('/')}`;
    const headers = { authorization: `Bearer ${await connectorToken()}`, 'content-type': 'application/json' };
    const answer = await fetch(address, {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
    if (answer instanceof Error) return { kind: 'transient', retryAfter: null, reason: answer.name };
    if (!answer.ok) return await judge(answer, now());
    const parsed = reply.safeParse(await answer.json().catch(() => ({})));
    if (!parsed.success)
      throw new Error(`the connector's answer to ${method} ${path[0]} could not be read`, { cause: parsed.error });
    return { kind: 'ok', value: parsed.data };
  };
}

/** 412, 502 and 504 are for retrying too, as Microsoft says of rate limits. */
async function judge(answer: Response, now: Date): Promise<Sent<never>> {
  const code = CodeOf.safeParse(await answer.json().catch(() => null));
  const reason = code.success ? code.data.error.code : `status ${answer.status}`;
  const again = answer.status === 408 || answer.status === 412 || answer.status === 429 || answer.status >= 500;
  const gone = answer.status === 403 || answer.status === 404;
  if (!again) return { kind: 'permanent', reason, gone };
  return { kind: 'transient', retryAfter: secondsOf(answer.headers.get('retry-after'), now), reason };
}

function secondsOf(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
