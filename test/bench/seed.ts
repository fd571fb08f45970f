import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deskDocument, deskPartition } from '#bot/desks/desk-document.ts';
import { memberDocument } from '#bot/members/member-document.ts';
import { indexes } from '#bot/store/indexes.ts';
import type { Document, Operation, Store } from '#bot/store/port.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { entryDocument } from '#bot/tickets/entry-document.ts';
import { ticketDocument } from '#bot/tickets/ticket-document.ts';
import { runDocuments, templateDocuments } from './runs.ts';
import { ticketOf } from './tickets.ts';
import { deskOf, desks, listsDesk, members, organisation, runsOf, ticketsOf } from './world.ts';

/** Raised when the data changes, or the tables that hold it. */
const version = 6;
/** Operations in one write, and writes that share a transaction. */
const together = 96;
const atOnce = 32;

/**
 * The file with the bench's data, made on the first run and kept: 20 desks of one organisation, one of them with 100,000
 * tickets and another with 100,000 runs of checklists. Written through the store's port, so it is what the product itself would have written.
 * @param folder is made where it is not there
 */
export async function seed(folder: string): Promise<string> {
  const file = join(folder, `desks-v${version}.db`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.new`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  const store = openSqliteStore({ file: unfinished, indexes, now: () => new Date() });
  for (let desk = 0; desk < desks; desk++) await fillDesk(store, desk);
  await store.close();
  renameSync(unfinished, file);
  return file;
}

async function fillDesk(store: Store, index: number): Promise<void> {
  const desk = deskOf(index);
  const partition = deskPartition(organisation.tenant, desk.id);
  const counter = { id: 'n-ticket', type: 'counter', schema: 1, data: { last: ticketsOf(index) } };
  const writes: Promise<unknown>[] = [];
  const write = async (operations: readonly Operation[]) => {
    writes.push(store.write(partition, operations));
    if (writes.length >= atOnce) await Promise.all(writes.splice(0));
  };
  await write(members.map((member) => ({ put: memberDocument(member, desk.id) })));
  let waiting: Operation[] = [{ put: deskDocument(desk) }, { put: counter }];
  const add = async (documents: readonly Document[]) => {
    if (waiting.length + documents.length > together) {
      await write(waiting);
      waiting = [];
    }
    waiting.push(...documents.map((put) => ({ put })));
  };
  for (let number = 1; number <= ticketsOf(index); number++) {
    const { ticket, entries } = ticketOf(index, number);
    await add([ticketDocument(ticket), ...entries.map(entryDocument)]);
  }
  if (index === listsDesk) await add(templateDocuments());
  for (let number = 1; number <= runsOf(index); number++) {
    const [run, entry, ...items] = runDocuments(number);
    if (run !== undefined && entry !== undefined) await add([run, entry]);
    for (let first = 0; first < items.length; first += together) await add(items.slice(first, first + together));
  }
  await write(waiting);
  await Promise.all(writes);
}
