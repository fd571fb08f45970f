import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { type Fault, type FaultPlan, Faults, type RequestKind } from './faults.ts';
import { Refusal } from './refusal.ts';
import { type Answer, kindOf, Service } from './service.ts';
import { checkSignature } from './signature.ts';

export interface CosmosPeer {
  readonly endpoint: string;
  readonly key: string;
  readonly stats: PeerStats;
  /** Requests to come meet this fault. */
  fail(plan: FaultPlan): void;
  close(): Promise<void>;
}
export interface PeerStats {
  readonly byKind: Readonly<Partial<Record<RequestKind, { readonly requests: number; readonly units: number }>>>;
  /** Starts counting anew. */
  reset(): void;
}

/** Azure Cosmos DB on the wire, on loopback and in memory, for the real SDK to talk to. */
export async function startCosmosPeer({ ranges = 2, now = () => new Date() } = {}): Promise<CosmosPeer> {
  const key = randomBytes(32).toString('base64');
  const service = new Service(ranges, now);
  const faults = new Faults();
  const stats = startStats();
  const server = createServer((request, response) => {
    handle(request, response, { key, service, faults, stats }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z
    .custom<AddressInfo>((value) => value !== null && typeof value === 'object')
    .parse(server.address());
  return {
    endpoint: `http://127.0.0.1:${port}`,
    key,
    stats,
    fail: (plan) => faults.add(plan),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Parts {
  readonly key: string;
  readonly service: Service;
  readonly faults: Faults;
  readonly stats: ReturnType<typeof startStats>;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { key, service, faults, stats }: Parts,
): Promise<void> {
  const { headers, method = 'GET' } = request;
  const host = headers.host ?? '';
  const path = decodeURIComponent(new URL(request.url?.replace(/^\/+/, '/') ?? '/', 'http://peer').pathname)
    .split('/')
    .filter(Boolean);
  const text = await readText(request);
  const kind = kindOf({ method, path, headers });
  const fault = faults.take(kind);
  if (fault !== null && 'cut' in fault && fault.cut === 'before') return cut(request);
  const answer = answerOrRefuse(() => {
    checkSignature(request, path, key);
    throwFault(fault);
    const rows = fault !== null && 'rows' in fault ? fault.rows : null;
    return service.answer({ method, path, headers, body: text === '' ? undefined : JSON.parse(text), host, rows });
  });
  stats.count(kind, answer.units);
  if (fault !== null && 'silent' in fault) return;
  if (fault !== null && 'cut' in fault) return fault.cut === 'within' ? sendHalf(response, answer) : cut(request);
  send(response, answer);
}

function cut(request: IncomingMessage): void {
  request.socket.destroy();
}

function sendHalf(response: ServerResponse, { status, body }: Answer): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length });
  response.write(text.subarray(0, text.length / 2), () => response.destroy());
}

function throwFault(fault: Fault | null): void {
  if (fault === null || !('status' in fault)) return;
  const { status, retryAfterMs } = fault;
  const wait: Record<string, string> =
    retryAfterMs === undefined ? {} : { 'x-ms-retry-after-ms': String(retryAfterMs) };
  throw new Refusal(status, status === 429 ? 'Request rate is large.' : 'The service cannot answer now.', wait);
}

function answerOrRefuse(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    const { status, message, headers } = error instanceof Refusal ? error : new Refusal(500, String(error));
    return { status, body: { code: String(status), message }, units: 1, headers };
  }
}

function send(response: ServerResponse, { status, body, units, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-ms-activity-id': randomUUID(),
    'x-ms-request-charge': units.toFixed(2),
    ...headers,
  });
  response.end(JSON.stringify(body));
}

function startStats() {
  let byKind: Partial<Record<RequestKind, { requests: number; units: number }>> = {};
  return {
    get byKind() {
      return byKind;
    },
    reset: () => {
      byKind = {};
    },
    count: (kind: RequestKind, units: number) => {
      const { requests, units: before } = byKind[kind] ?? { requests: 0, units: 0 };
      byKind[kind] = { requests: requests + 1, units: before + units };
    },
  };
}
