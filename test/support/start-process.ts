import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Person } from '#test/cloud/cast.ts';
import { type Cloud, startCloud } from '#test/cloud/start-cloud.ts';

/** `bot/main.ts` as it is deployed, in a process of its own over the embedded store, against the miniature cloud. */
export interface ServiceProcess {
  readonly cloud: Cloud;
  readonly url: string;
  /** The embedded store's file. */
  readonly file: string;
  call(person: Person, method: string, path: string, body?: unknown): Promise<Response>;
  /** @returns the exit code, once it has ended, and all that it wrote */
  signal(name: 'SIGTERM' | 'SIGKILL'): Promise<Ended>;
  /** Starts it again, after it has ended, over what it left. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** @param trusted certificates that the service trusts beside those of its own cloud */
export async function startServiceProcess(
  env: Readonly<Record<string, string>> = {},
  trusted: readonly string[] = [],
): Promise<ServiceProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const cloud = await startCloud({ shell: false, publicUrl: url });
  const folder = mkdtempSync(join(tmpdir(), 'docket-process-'));
  const ca = join(folder, 'entra.pem');
  writeFileSync(ca, [cloud.entra.caPem, ...trusted].join('\n'));
  const launch = () =>
    launchService(url, folder, {
      PATH: process.env['PATH'] ?? '',
      ...cloud.env(),
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_FOLDER: folder,
      NODE_EXTRA_CA_CERTS: ca,
      RATE_LIMIT: '1000000',
      RATE_LIMIT_ORGANISATION: '1000000',
      RATE_LIMIT_ADDRESS: '1000000',
      ...env,
    });
  let signal = await launch();
  return {
    cloud,
    url,
    file: join(folder, 'docket.db'),
    async call(person, method, path, body) {
      const token = await cloud.entra.mintPersonToken(person);
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      return fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...json },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    },
    signal: (name) => signal(name),
    async restart() {
      signal = await launch();
    },
    async close() {
      await signal('SIGKILL');
      await cloud.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @returns sends it a signal, once it is ready */
async function launchService(url: string, cwd: string, env: NodeJS.ProcessEnv): Promise<ServiceProcess['signal']> {
  const main = join(import.meta.dirname, '../../bot/main.ts');
  const child = spawn(process.execPath, [main], { cwd, stdio: ['ignore', 'pipe', 'pipe'], env });
  const output = Promise.all([text(child.stdout), text(child.stderr)]).then((parts) => parts.join(''));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  await Promise.race([
    untilReady(url),
    ended.then(async () => {
      throw new Error(`the service ended before it was ready:\n${await output}`);
    }),
  ]);
  return async (name) => {
    child.kill(name);
    return { code: await ended, output: await output };
  };
}

async function untilReady(url: string): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/ready`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
