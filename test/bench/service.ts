import { buildApp } from '#bot/app.ts';
import { readConfig } from '#bot/config.ts';
import { authenticateWith } from '#bot/http/authenticate.ts';
import type { Live } from '#bot/http/live.ts';
import { openRelay } from '#bot/relay/relay.ts';
import { openStore } from '#bot/store/open-store.ts';
import { openUseCases } from '#bot/use-cases.ts';

/** The HTTP side of the service and its relay, as `bot/main.ts` joins them; nobody is told in Teams. */
const config = readConfig(process.env);
const now = () => new Date();
const store = await openStore(config, now);
const unasked = () => Promise.reject(new Error('the bench asks nothing of Microsoft Graph'));
const directory = { team: unasked, channels: unasked, members: unasked };
const failed = (what: string, error: unknown) => console.error(what, error);
let live: Live | null = null;
const tellTabs: Live['tell'] = async (happening) => live?.tell(happening);
const relay = openRelay({ store, projectors: [tellTabs], now, failed });
const { useCases, enterDesk } = openUseCases({ store, directory, took: relay.took, now, failed });
const built = await buildApp({
  store,
  useCases,
  enterDesk,
  authenticate: authenticateWith({
    audience: config.TAB_APP_ID,
    issuerHost: config.ENTRA_ISSUER_HOST,
    authority: config.ENTRA_AUTHORITY,
    now,
  }),
  now,
  logLevel: config.LOG_LEVEL,
  requestsPerMinute: config.RATE_LIMIT,
  hostOrigins: [],
  tab: null,
});
live = built.live;
relay.start(5_000);
await built.app.listen({ port: config.PORT, host: config.HOST });
process.on('SIGTERM', () => {
  close().catch((error: unknown) => failed('closing', error));
});

async function close(): Promise<void> {
  await built.app.close();
  await relay.stop();
  await store.close();
  process.exit(0);
}
