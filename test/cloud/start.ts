import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexes } from '#bot/store/indexes.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { loadSamples } from '#test/support/samples/sample-ticket.ts';
import { seedDesk } from '#test/support/seed-desk.ts';
import { channels, type Person, people, type Team, teams } from './cast.ts';
import { startChannelProxy } from './channel-proxy.ts';
import { startCloud } from './start-cloud.ts';

/**
 * `npm start`: Docket as a vendor runs it, beside Microsoft's cloud in miniature. The service is a process of its own with
 * the embedded store; all of its settings are those of production, pointed at the stand-ins.
 */
const root = join(import.meta.dirname, '../..');
const folder = join(root, '.data/start');
const port = Number(process.env['PORT'] ?? 3978);
const publicUrl = `http://localhost:${port}`;

const build = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
if (build.status !== 0) process.exit(build.status ?? 1);

const shellPort = Number(process.env['SHELL_PORT'] ?? 3979);
const cloud = await startCloud({ publicUrl, ports: { shell: shellPort } });
cloud.trust();
mkdirSync(folder, { recursive: true });
const ca = join(folder, 'entra.pem');
writeFileSync(ca, cloud.entra.caPem);

// A foreign bot client, such as Microsoft's Agents Playground (docs/agents-playground.md).
const playground = process.env['PLAYGROUND_URL'];
const settings = cloud.env();
const serviceHosts = [settings['BOT_SERVICE_HOSTS'], playground].filter((host) => host !== undefined).join(',');
if (playground !== undefined) {
  await startChannelProxy({ entra: cloud.entra, botUrl: `${publicUrl}/api/messages`, port: 3977 });
}

const service = spawn(process.execPath, ['bot/main.ts'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    ...settings,
    BOT_SERVICE_HOSTS: serviceHosts,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DATA_FOLDER: folder,
    NODE_EXTRA_CA_CERTS: ca,
    LOG_LEVEL: 'warn',
  },
});
service.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => service.kill(signal));

await untilHealthy();
const { nadia, etienne, camille, luc, amina, samuel, priya } = people;
const desks = [
  {
    sample: 'it',
    name: 'Informatique',
    team: teams.services,
    channel: channels.informatique,
    by: nadia,
    cast: [nadia, etienne, camille, luc, amina, etienne, priya],
  },
  {
    sample: 'hr',
    name: 'Ressources humaines',
    team: teams.services,
    channel: channels.ressourcesHumaines,
    by: nadia,
    cast: [nadia, camille, camille, camille, camille, camille, camille],
  },
  {
    sample: 'facilities',
    name: 'Installations',
    team: teams.sherbrooke,
    channel: channels.installations,
    by: etienne,
    cast: [etienne, samuel, samuel, etienne, samuel, samuel, samuel],
  },
] as const;
for (const team of [teams.services, teams.sherbrooke]) await cloud.installApp(team);
for (const person of [nadia, etienne, camille, luc, amina, samuel, priya]) await cloud.installPersonally(person);
const samples = new Map(loadSamples().map((sample) => [sample.desk, sample]));
for (const desk of desks) {
  const id = await makeDesk(desk.by, desk.team, desk.channel.id, desk.name);
  const url = `${publicUrl}/tab/desk/${id}`;
  cloud.shell?.addTab(desk.channel.id, {
    id,
    name: desk.name,
    entityId: id,
    contentUrl: url,
    removeUrl: `${publicUrl}/tab/remove`,
  });
  await fill(desk.by, id, desk.sample, desk.cast);
}
console.log(
  `\nDocket is running. Open the Teams shell:  ${cloud.shell?.url}\nThe API and its page:  ${publicUrl}/docs\n`,
);

async function untilHealthy(): Promise<void> {
  for (;;) {
    const answered = await fetch(`${publicUrl}/health`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function call(person: Person, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const reply = await fetch(`${publicUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await cloud.entra.mintPersonToken(person)}`,
      'content-type': 'application/json',
      'idempotency-key': 'sample-desk',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}

async function makeDesk(by: Person, team: Team, channelId: string, name: string): Promise<string> {
  const listed = await call(by, 'GET', `/api/v1/teams/${team.groupId}/desks`);
  const known = (listed['items'] as { id: string; name: string }[]).find((item) => item.name === name);
  if (known !== undefined) return known.id;
  const reply = await fetch(`${publicUrl}/api/v1/teams/${team.groupId}/desks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await cloud.entra.mintPersonToken(by)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, language: 'fr', channelId }),
  });
  if (!reply.ok) throw new Error(`the sample desk ${name} was refused: ${reply.status} ${await reply.text()}`);
  return String(((await reply.json()) as { id: string }).id);
}

/** Once, into a desk that is still empty. */
async function fill(by: Person, deskId: string, name: string, cast: readonly Person[]): Promise<void> {
  const listed = await call(by, 'GET', `/api/v1/desks/${deskId}/tickets?limit=1`);
  const sample = samples.get(name);
  if ((listed['items'] as unknown[]).length > 0 || sample === undefined) return;
  const parts = ['owner', 'member1', 'member2', 'member3', 'member4', 'member5', 'guest1'];
  const roles = Object.fromEntries(parts.map((part, index) => [part, cast[index]?.oid ?? by.oid]));
  const store = openSqliteStore({ file: join(folder, 'docket.db'), indexes, now: () => new Date() });
  await seedDesk({ store, tenant: by.tenant, deskId, cast: { ...roles, left1: by.oid }, now: new Date() }, sample);
  await store.close();
}
