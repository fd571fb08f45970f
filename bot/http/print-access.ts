import { z } from 'zod';
import { readConfig } from '#bot/config.ts';
import { openStore } from '#bot/store/open-store.ts';
import type { Query } from '#bot/store/port.ts';
import { openMeters } from '#bot/telemetry/meters.ts';
import { accessesOf, accessPartition, accessType } from './access-log.ts';

/** `npm run access-log -- 2026-11-23`: where the requests of a day came from, as JSON lines in no order. */
const day = z.iso.date().parse(process.argv[2]);
const store = await openStore(readConfig(process.env), { now: () => new Date(), meters: openMeters() });
let cursor: string | null = null;
do {
  const query: Query = { type: accessType, order: [], limit: 100, ...(cursor === null ? {} : { cursor }) };
  const page = await store.query(accessPartition(day), query);
  for (const access of page.items.flatMap(accessesOf)) console.log(JSON.stringify(access));
  cursor = page.cursor;
} while (cursor !== null);
await store.close();
