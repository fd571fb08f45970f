import { execFileSync, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Job, Measured } from './load.ts';

export interface Running {
  readonly port: number;
  /** Milliseconds from the start of the process to its first answer. */
  readonly startedIn: number;
  /** Resident memory in bytes. */
  memory(): number;
  stop(): Promise<void>;
}

interface Start {
  /** The program and its arguments, after Node's own. */
  readonly program: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const patience = 30_000;

/**
 * Starts a server in a process of its own on a free port and waits until `/health` answers.
 * @throws Error where it ends before, or does not answer in half a minute
 */
export async function startServer({ program, nodeOptions = [], env }: Start): Promise<Running> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, ...program], {
    env: { PATH: process.env['PATH'] ?? '', ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  while (!(await isUp(port))) {
    const late = performance.now() - began > patience;
    if (child.exitCode !== null || late) throw new Error(`${program[0]} did not answer on port ${port}`);
    await wait(2);
  }
  const startedIn = performance.now() - began;
  return {
    port,
    startedIn,
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) * 1024,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Sends load from a process of its own. */
export async function runLoad(job: Job): Promise<Measured> {
  const child = spawn(process.execPath, ['test/bench/load.ts'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(job));
  let output = '';
  for await (const chunk of child.stdout) output += String(chunk);
  return Measured.parse(JSON.parse(output));
}

async function isUp(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => void server.close(resolve));
  return port;
}
