import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Cloud, startCloud } from '#test/cloud/start-cloud.ts';
import { checkAgreement } from './agree.ts';
import { measureBrowser } from './browser.ts';
import { callersOf, type Operation, operations } from './operations.ts';
import { type Running, runLoad, startServer } from './processes.ts';
import { type Line, openPrinter, type Printer, rounded } from './report.ts';
import { measureSchedules } from './schedules.ts';
import { seed } from './seed.ts';
import { copyTo, startServiceOn } from './service.ts';
import { buildTab, isTabBuilt, tabFigures } from './tab.ts';
import { organisation, people } from './world.ts';

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
const profiles = ['--cpu-prof', `--cpu-prof-dir=${join(folder, 'profiles')}`];
/** An outbox item falls due so long after its commit, if nobody has done it by then. */
const claimMs = 60_000;
const patienceMs = 60_000;

printer.title(
  `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
);
const chosen = operations.filter(wanted);
const tabWanted = tabFigures.some(wanted);
if (tabWanted || !isTabBuilt()) buildTab();
if (chosen.length > 0 || wanted('service')) await measureService(chosen);
if (wanted('scheduled runs')) await measureStarts();
if (tabWanted) await measureTab();

async function measureService(chosenOperations: readonly Operation[]): Promise<void> {
  printer.title('The data is made on the first run, which takes a minute or two.');
  const data = await seed(folder);
  const cloud = await startCloud({ shell: false, cast: { organisations: [organisation], people, teams: [] } });
  const service = await startServiceOn(copyTo(data, join(folder, 'service')), cloud, options.profile ? profiles : []);
  const limitFile = copyTo(data, join(folder, 'limit'));
  const limit = await startServer({ program: ['test/bench/limit.ts', limitFile], env: {} });
  try {
    const headers = await headersOf(cloud);
    await checkAgreement(chosenOperations, [service.port, limit.port], headers[0] ?? {});
    for (const operation of chosenOperations) {
      for (const connections of loads) {
        await settle(join(folder, 'service'));
        printer.line(await measure(operation, connections, [service, limit], headers));
      }
    }
    printServiceFigures(printer, service);
  } finally {
    await Promise.all([service.stop(), limit.stop()]);
    await cloud.close();
  }
  printer.figure({ operation: 'outbox left', value: outboxLeft(join(folder, 'service')), unit: 'documents' });
}

async function measureStarts(): Promise<void> {
  const data = await seed(folder);
  const copies = [copyTo(data, join(folder, 'service')), copyTo(data, join(folder, 'limit'))] as const;
  for (const figure of await measureSchedules(copies)) printer.figure(figure);
}

async function measureTab(): Promise<void> {
  for (const figure of await measureBrowser(copyTo(await seed(folder), join(folder, 'tab')))) printer.figure(figure);
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
    firstShare: sum(loads.filter((fewer) => fewer < connections)),
    shares: sum(loads),
    callers: headers.slice(0, callersOf(operation)).map((each) =>
      Object.entries(each)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join(''),
    ),
  };
  const ours = await runLoad({ ...job, port: service.port });
  const best = await runLoad({ ...job, port: limit.port });
  for (const { refusal, refused } of [ours, best]) {
    if (refusal === null) continue;
    console.error(`${operation}, ${connections} connections: ${refused} were refused, the first with ${refusal}`);
    process.exitCode = 1;
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function printServiceFigures({ figure }: Printer, service: Running): void {
  figure({ operation: 'service memory after the run', value: Math.round(service.memory() / 2 ** 20), unit: 'MB' });
  figure({ operation: 'service start', value: Math.round(service.startedIn), unit: 'ms' });
}

/** The service reads who asks from the token, which it checks; the limit takes the other header's word for it. */
function headersOf(cloud: Cloud): Promise<Record<string, string>[]> {
  return Promise.all(
    people.map(async (person) => ({
      authorization: `Bearer ${await cloud.entra.mintPersonToken(person)}`,
      'x-person': person.oid,
    })),
  );
}

/** Waits until nothing is left of what follows the commits so far, which would be measured with the next operation. */
async function settle(inFolder: string): Promise<void> {
  const database = new DatabaseSync(join(inFolder, 'docket.db'), { readOnly: true });
  const waiting = database.prepare(`SELECT count(*) AS n FROM doc INDEXED BY doc_due
    WHERE type IN ('outbox', 'delivery') AND due IS NOT NULL AND due < ?`);
  const soon = () => new Date(Date.now() + claimMs).toISOString();
  const until = Date.now() + patienceMs;
  while (Number(waiting.get(soon())?.['n']) > 0 && Date.now() < until) await wait(100);
  database.close();
}

/** What follows a commit is paid for only if nothing of it is left waiting. */
function outboxLeft(inFolder: string): number {
  const database = new DatabaseSync(join(inFolder, 'docket.db'));
  const row = database.prepare("SELECT count(*) AS n FROM doc WHERE type = 'outbox'").get();
  database.close();
  return Number(row?.['n']);
}
