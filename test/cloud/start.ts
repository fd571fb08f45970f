import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChannelProxy } from './channel-proxy.ts';
import { addSampleDesks } from './sample-desks.ts';
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
await addSampleDesks({ cloud, publicUrl, file: join(folder, 'docket.db') });
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
