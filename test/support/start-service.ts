import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '#bot/config.ts';
import type { Service } from '#bot/service.ts';
import type { Network } from '#bot/webhooks/network.ts';
import type { Person } from '#test/cloud/cast.ts';
import { type Cloud, startCloud } from '#test/cloud/start-cloud.ts';
import { startInstances } from './start-instances.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Parsed JSON of an answer that the test looks into.
  readonly body: unknown;
}

/** The whole service against Microsoft's cloud in miniature, in this process. */
export interface TestService {
  readonly cloud: Cloud;
  readonly service: Service;
  /** For a second instance over the same store. */
  readonly config: Config;
  readonly url: string;
  call(
    person: Person | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  close(): Promise<void>;
}

export async function startTestService(
  env: Record<string, string> = {},
  now: () => Date = () => new Date(),
  network?: Network,
): Promise<TestService> {
  let url = '';
  const cloud = await startCloud({ shell: false, publicUrl: () => url });
  cloud.trust();
  const folder = mkdtempSync(join(tmpdir(), 'docket-'));
  const config = readConfig({
    ...cloud.env(),
    PUBLIC_URL: 'http://localhost:3978',
    DATA_FOLDER: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
    RATE_LIMIT: '1000000',
    RATE_LIMIT_ORGANISATION: '1000000',
    RATE_LIMIT_ADDRESS: '1000000',
    ...env,
  });
  const service = await startInstances(config, { tabFolder: null, now, ...(network === undefined ? {} : { network }) });
  url = service.url;
  return {
    cloud,
    service,
    config,
    url: service.url,
    async call(person, method, path, body, headers = {}) {
      const token = person === null ? null : await cloud.entra.mintPersonToken(person);
      const isBytes = body instanceof Uint8Array;
      const reply = await fetch(`${service.url}${path}`, {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      const text = await reply.text();
      return { status: reply.status, headers: reply.headers, body: parsed(reply, text) };
    },
    async close() {
      await service.close();
      await cloud.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function parsed({ headers }: Response, text: string): unknown {
  if (text === '') return null;
  return headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
}
