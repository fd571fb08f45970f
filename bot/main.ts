import { join } from 'node:path';
import { readConfig } from './config.ts';
import { startService } from './service.ts';

/** The process: reads the environment, listens, and on a signal finishes what it began. */
const service = await startService(readConfig(process.env), { tabFolder: join(import.meta.dirname, '../dist/tab') });

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    service.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
