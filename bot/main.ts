import { join } from 'node:path';
import { readConfig } from './config.ts';
import { startService } from './service.ts';

/** The process: reads the environment, listens, and on a signal finishes what it began. */
const service = await startService(readConfig(process.env), { tabFolder: join(import.meta.dirname, '../dist/tab') });

/** The host kills what has not ended after a minute; what is still undone then is taken up by another instance. */
const patienceMs = 50_000;
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      console.error('Not everything could be finished in time.');
      process.exit(1);
    }, patienceMs).unref();
    service.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
