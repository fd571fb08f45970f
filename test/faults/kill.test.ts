import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { deskPartition } from '#bot/desks/desk-document.ts';
import type { Stored } from '#bot/store/port.ts';
import { entryOf } from '#bot/tickets/entry-document.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import { openCall, tenant, writers } from './writing.ts';

const kills = 20;
interface Acknowledged {
  readonly ticket: string;
  readonly number: number;
  readonly entries: number;
}

/** Lets the process write, kills it once it has acknowledged so many steps, and gives everything that it acknowledged. */
async function writeUntilKilled(file: string, deskId: string, steps: number): Promise<readonly Acknowledged[]> {
  const order = JSON.stringify({ deskId, people: writers });
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), file, order], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => writer.on('close', () => resolve()));
  const acknowledged: Acknowledged[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    if (!line.endsWith('}')) continue;
    acknowledged.push(JSON.parse(line));
    if (acknowledged.length === steps) writer.kill('SIGKILL');
  }
  await ended;
  return acknowledged;
}

async function readAll(
  store: ReturnType<typeof openCall>['store'],
  deskId: string,
  type: 'ticket' | 'entry' | 'outbox',
) {
  const order = { ticket: 'number', entry: 'at', outbox: 'due' } as const;
  const documents: Stored[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.query(deskPartition(tenant, deskId), {
      type,
      order: [[order[type], 'asc']],
      limit: 1000,
      ...(cursor === null ? {} : { cursor }),
    });
    documents.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return documents;
}

test(`killed at ${kills} random moments under load, every acknowledged write is there, none is half there, no number is missing or double`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docket-kill-'));
  const file = join(folder, 'docket.db');
  const first = openCall(file);
  const deskId = await first.makeDesk();
  await first.store.close();
  const acknowledged = new Map<string, Acknowledged>();
  for (let kill = 0; kill < kills; kill++) {
    const steps = 1 + Math.floor(Math.random() * 120);
    for (const one of await writeUntilKilled(file, deskId, steps)) acknowledged.set(one.ticket, one);
  }
  const { store } = openCall(file);
  const tickets = (await readAll(store, deskId, 'ticket')).map(ticketOf);
  const entries = (await readAll(store, deskId, 'entry')).map(entryOf);
  const outbox = await readAll(store, deskId, 'outbox');
  await store.close();
  rmSync(folder, { recursive: true });

  const stored = new Map(tickets.map((ticket) => [ticket.id as string, ticket]));
  const lost = [...acknowledged.values()].filter(
    ({ ticket, number, entries: seen }) =>
      stored.get(ticket)?.number !== number || (stored.get(ticket)?.revision ?? 0) < seen,
  );
  expect(lost).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(kills);
  expect(tickets.map(({ number }) => number)).toEqual(tickets.map((_, index) => index + 1));
  // A commit is whole: each step of each ticket has its entry, and each entry its outbox item.
  expect(entries.length).toBe(tickets.reduce((sum, { revision }) => sum + revision, 0));
  expect(outbox.length).toBe(entries.length);
});
