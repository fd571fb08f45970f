import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { botApp, tabApp, teamsAppId, vendorTenant } from '#test/cloud/app-registrations.ts';
import { type Entra, startEntra } from '#test/cloud/entra.ts';
import { issuerHost } from '#test/cloud/entra-tokens.ts';
import { checkAgreement } from './agree.ts';
import { callers, type Operation, operations } from './operations.ts';
import { type Running, runLoad, startServer } from './processes.ts';
import { type Line, openPrinter, type Printer, rounded } from './report.ts';
import { seed } from './seed.ts';
import { measureTab } from './tab.ts';

/**
 * `npm run bench`: the service over real HTTP, real tokens and a real file of 100,000 tickets, and beside each figure what
 * the same machine does at best (`limit.ts`), measured in turns. Every process is its own: service, limit, load.
 */
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '5' },
    /** Writes a CPU profile of the service to `.data/bench/profiles`. */
    profile: { type: 'boolean', default: false },
  },
});
const seconds = Number(options.seconds);
if (!(seconds > 0)) throw new Error('--seconds takes a number');
const wanted = (name: string) => new RegExp(options.only, 'i').test(name);
const printer = openPrinter(options.json ? 'json' : 'table');
const loads = [1, 8, 32];
const folder = '.data/bench';

printer.title(
  `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
);
const chosen = operations.filter(wanted);
if (chosen.length > 0 || wanted('service')) await measureService(chosen);
for (const figure of await measureTab()) if (wanted(figure.operation)) printer.figure(figure);

async function measureService(chosenOperations: readonly Operation[]): Promise<void> {
  printer.title('The data is made on the first run, which takes a minute or two.');
  const data = await seed(folder);
  const entra = await startEntra();
  const service = await startServiceOn(data, entra);
  const limitFile = copyTo(data, join(folder, 'limit'));
  const limit = await startServer({ program: ['test/bench/limit.ts', limitFile], env: {} });
  try {
    const headers = await headersOf(entra);
    await checkAgreement([service.port, limit.port], headers[0] ?? {});
    for (const operation of chosenOperations) {
      for (const connections of loads) {
        printer.line(await measure(operation, connections, [service, limit], headers));
      }
    }
    printServiceFigures(printer, service);
  } finally {
    await Promise.all([service.stop(), limit.stop()]);
    await entra.close();
  }
  printer.figure({ operation: 'outbox left', value: outboxLeft(join(folder, 'service')), unit: 'documents' });
}

async function measure(
  operation: Operation,
  connections: number,
  [service, limit]: readonly [Running, Running],
  headers: readonly Record<string, string>[],
): Promise<Line> {
  const job = {
    operation,
    connections,
    seconds,
    warmSeconds: Math.min(1, seconds / 2),
    seed: connections * 1000,
    callers: headers.map((each) =>
      Object.entries(each)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join(''),
    ),
  };
  const ours = await runLoad({ ...job, port: service.port });
  const best = await runLoad({ ...job, port: limit.port });
  for (const { refusal, refused } of [ours, best]) {
    if (refusal !== null) throw new Error(`${operation}: ${refused} requests were refused, the first with ${refusal}`);
  }
  return {
    operation,
    connections,
    perSecond: rounded(ours.perSecond),
    p50: rounded(ours.p50),
    p99: rounded(ours.p99),
    limitPerSecond: rounded(best.perSecond),
    ratio: Number((ours.perSecond / best.perSecond).toFixed(2)),
  };
}

function printServiceFigures({ figure }: Printer, service: Running): void {
  figure({ operation: 'service memory after the run', value: Math.round(service.memory() / 2 ** 20), unit: 'MB' });
  figure({ operation: 'service start', value: Math.round(service.startedIn), unit: 'ms' });
}

async function startServiceOn(data: string, entra: Entra): Promise<Running> {
  copyTo(data, join(folder, 'service'));
  const certificate = join(folder, 'entra.pem');
  writeFileSync(certificate, entra.caPem);
  return startServer({
    program: ['test/bench/service.ts'],
    nodeOptions: options.profile ? ['--cpu-prof', `--cpu-prof-dir=${join(folder, 'profiles')}`] : [],
    env: {
      NODE_EXTRA_CA_CERTS: certificate,
      PUBLIC_URL: 'http://127.0.0.1',
      LOG_LEVEL: 'warn',
      DATA_FOLDER: join(folder, 'service'),
      RATE_LIMIT: '1000000000',
      TAB_APP_ID: tabApp.appId,
      BOT_APP_ID: botApp.appId,
      TEAMS_APP_ID: teamsAppId,
      SERVICE_TENANT_ID: vendorTenant,
      SERVICE_CLIENT_SECRET: tabApp.secret,
      ENTRA_AUTHORITY: entra.url,
      ENTRA_ISSUER_HOST: issuerHost,
      GRAPH_URL: entra.url,
      BOT_OPENID_METADATA: entra.botMetadataUrl,
    },
  });
}

/** The service reads who asks from the token, which it checks; the limit takes the other header's word for it. */
function headersOf(entra: Entra): Promise<Record<string, string>[]> {
  return Promise.all(
    callers.map(async (person) => ({
      authorization: `Bearer ${await entra.mintPersonToken(person)}`,
      'x-person': person.oid,
    })),
  );
}

/** Each process that writes has a copy of its own, new with each run. */
function copyTo(data: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const file = join(to, 'docket.db');
  copyFileSync(data, file);
  return file;
}

/** What follows a commit is paid for only if nothing of it is left waiting. */
function outboxLeft(inFolder: string): number {
  const database = new DatabaseSync(join(inFolder, 'docket.db'));
  const row = database.prepare("SELECT count(*) AS n FROM doc WHERE type = 'outbox'").get();
  database.close();
  return Number(row?.['n']);
}
