import { DatabaseSync } from 'node:sqlite';
import type { runDocument } from '#bot/checklists/run-document.ts';
import { deskPartition } from '#bot/desks/desk-document.ts';
import { openFolderFiles } from '#bot/files/folder.ts';
import { newOutboxId } from '#bot/ids.ts';
import { indexes } from '#bot/store/indexes.ts';
import type { Store } from '#bot/store/port.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { openUseCases } from '#bot/use-cases.ts';
import { publicInternet } from '#bot/webhooks/network.ts';
import { openWrites } from './limit-writes.ts';
import type { Figure } from './report.ts';
import { scheduleDocuments } from './runs.ts';
import { deskOf, listsDesk, organisation } from './world.ts';

const count = 1000;
/** As many as the scheduler starts side by side. */
const atOnce = 8;
const partition = deskPartition(organisation.tenant, deskOf(listsDesk).id);

/**
 * How long it takes to start a thousand runs that are due at one moment, as a sweep of the service does it; and at best, the same
 * rows written with nothing worked out.
 * @param files two copies of the data, one for each
 */
export async function measureSchedules([ours, best]: readonly [string, string]): Promise<readonly Figure[]> {
  const due = new Date(Date.now() - 60_000).toISOString();
  const store = openSqliteStore({ file: ours, indexes, now: () => new Date() });
  const schedules = scheduleDocuments(count, due);
  for (let first = 0; first < count; first += 100)
    await store.write(
      partition,
      schedules.slice(first, first + 100).map((put) => ({ put })),
    );
  const before = await runs(store);
  const took = await timed(() => schedulerOn(store).sweep());
  const started = (await runs(store)) - before;
  const documents = await newest(store);
  await store.close();
  if (started !== count) throw new Error(`${started} of ${count} schedules have started a run`);
  return [
    { operation: `start ${count} scheduled runs`, value: took, unit: 'ms' },
    {
      operation: `write ${count} started runs at best`,
      value: await timed(() => writeBare(best, documents)),
      unit: 'ms',
    },
  ];
}

function schedulerOn(store: Store) {
  const unasked = () => Promise.reject(new Error('nothing of Microsoft’s is asked for'));
  return openUseCases({
    network: publicInternet,
    store,
    files: openFolderFiles('.data/bench/files'),
    directory: { team: unasked, channels: unasked, members: unasked },
    mails: false,
    sales: null,
    took: () => undefined,
    now: () => new Date(),
    failed: (what, error) => {
      throw new Error(what, { cause: error });
    },
  }).scheduler;
}

const runs = (store: Store) => store.count(partition, { type: 'run' });

async function newest(store: Store) {
  const page = await store.query(partition, { type: 'run', order: [['updatedAt', 'desc']], limit: count });
  return page.items.map(({ etag: _, ...document }) => document);
}

/** Each run with its entry and its outbox row, in transactions as they come. */
async function writeBare(file: string, documents: readonly ReturnType<typeof runDocument>[]): Promise<void> {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  const writes = openWrites(database, partition);
  for (let first = 0; first < documents.length; first += atOnce)
    await Promise.all(
      documents.slice(first, first + atOnce).map((document) =>
        writes.commit(() => {
          const run = document['data'];
          writes.insert(document);
          writes.insert({ ...document, id: `${document.id}.e`, type: 'entry', subject: document.id, seq: 1 });
          writes.insert({ id: newOutboxId(), type: 'outbox', schema: 1, due: '', data: { run } });
        }),
      ),
    );
  database.close();
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}
