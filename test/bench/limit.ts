import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { deskPartition } from '#bot/desks/desk-document.ts';
import { newCommentId, newTicketId } from '#bot/ids.ts';
import { openReads } from './limit-reads.ts';
import { openRunLimit } from './limit-runs.ts';
import { openSteps } from './limit-steps.ts';
import { openWrites } from './limit-writes.ts';
import { deskOf, listsDesk, organisation } from './world.ts';

/**
 * What this machine can do at best, to hold the service against: a bare `node:http` server that for each operation does the
 * same reads and the same durable writes on a copy of the same file and sends the rows as text. It has none of our layers:
 * no framework, no sign-in, no checks of what it is sent, no rights, no views, no messages to people. Like the service it is
 * one process.
 */
const [file = ''] = process.argv.slice(2);
const database = new DatabaseSync(file);
// As the store opens it.
database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
database.exec('PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000');
const partition = deskPartition(organisation.tenant, deskOf(0).id);
const reads = openReads(database, partition);
const steps = openSteps(reads, openWrites(database, partition));
const lists = deskPartition(organisation.tenant, deskOf(listsDesk).id);
const runs = openRunLimit(database, lists, openWrites(database, lists));

/** Text of the answer; null for what is not there. */
async function answer(request: IncomingMessage, url: URL): Promise<string | null> {
  const person = String(request.headers['x-person']);
  const [kind, ticket, part, item] = url.pathname.split('/').slice(5);
  if (url.pathname === '/health') return '{}';
  if (kind === 'runs') {
    runs.enter(person);
    if (ticket === undefined) return runs.list();
    return item === undefined ? runs.open(ticket) : runs.tick(ticket, item, await body(request), person);
  }
  // Who asks is on the desk, as both are stored now: what the service does first with every operation.
  reads.enter(person);
  if (request.method === 'POST' && ticket === undefined)
    return steps.create(newTicketId(), await body(request), person);
  if (request.method === 'POST' && ticket !== undefined)
    return steps.comment(ticket, newCommentId(), await body(request), person);
  if (request.method === 'PATCH' && ticket !== undefined) return steps.assign(ticket, await body(request), person);
  if (ticket === 'search') return reads.search(url.searchParams.get('text') ?? '');
  if (ticket === 'counts') return reads.counts(person);
  if (ticket !== undefined && part === undefined) return reads.open(ticket);
  const fields = url.searchParams.get('fields');
  if (fields !== null) return reads.listByFields(fields);
  const assignee = url.searchParams.get('assignee');
  return assignee === null ? reads.list() : reads.listFiltered(assignee);
}

async function body(request: IncomingMessage): Promise<Readonly<Record<string, never>>> {
  return JSON.parse(await text(request));
}

const server = createServer((request, response) => {
  answer(request, new URL(request.url ?? '/', 'http://127.0.0.1')).then(
    (found) => {
      const content = Buffer.from(found ?? '{}');
      response.writeHead(found === null ? 404 : 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': content.length,
      });
      response.end(content);
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500, { 'content-length': 0 }).end();
    },
  );
});
server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
