import { readConfig } from '#bot/config.ts';
import { openStore } from '#bot/store/open-store.ts';
import { openMeters } from '#bot/telemetry/meters.ts';
import { Guid } from '#shared/kernel/ids.ts';
import { openAudit } from './audit.ts';

/** `npm run audit:verify -- TENANT`: exit code 1 where an entry of that organisation's audit log is not as it was written. */
const now = () => new Date();
const tenant = Guid.parse(process.argv[2]);
const store = await openStore(readConfig(process.env), { now, meters: openMeters() });
const { entries, hash, fault } = await openAudit(store, now).verify(tenant);
await store.close();
console.log(`${entries} entries as they were written; hash of the last: ${hash}`);
if (fault !== null) {
  console.error(`entry ${fault.seq}: ${fault.kind}`);
  process.exitCode = 1;
}
