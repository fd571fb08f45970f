import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const written: string[] = [];

function scratch(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
  written.push(file);
  return file;
}

afterEach(() => {
  for (const file of written.splice(0)) rmSync(file, { force: true });
});

function lint(...files: readonly string[]): { readonly passed: boolean; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('biome', ['lint', '--error-on-warnings', ...files], {
    cwd: root,
    encoding: 'utf8',
  });
  return { passed: status === 0, output: stdout + stderr };
}

test.each([
  [
    'shared knows nobody else',
    'shared/kernel/fence-scratch.ts',
    "import { newDeskId } from '#bot/ids.ts';\nexport const id = newDeskId;",
  ],
  [
    'shared imports zod and itself',
    'shared/kernel/fence-scratch.ts',
    "import Fastify from 'fastify';\nexport const app = Fastify;",
  ],
  [
    'shared reads no file',
    'shared/kernel/fence-scratch.ts',
    "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
  ],
  ['shared has no clock', 'shared/kernel/fence-scratch.ts', 'export const at = () => new Date();'],
  ['shared has no randomness', 'shared/kernel/fence-scratch.ts', 'export const at = () => Math.random();'],
  [
    'the bot never imports the tab',
    'bot/tickets/fence-scratch.ts',
    "import { x } from '../../tab/src/app/client.ts';\nexport const y = x;",
  ],
  [
    'only bot/teams knows the Bot Framework',
    'bot/tickets/fence-scratch.ts',
    "import { CloudAdapter } from 'botbuilder';\nexport const x = CloudAdapter;",
  ],
  [
    'only its adapter knows Cosmos DB',
    'bot/tickets/fence-scratch.ts',
    "import { CosmosClient } from '@azure/cosmos';\nexport const x = CosmosClient;",
  ],
  [
    'use cases do not know Fastify',
    'bot/tickets/fence-scratch.ts',
    "import Fastify from 'fastify';\nexport const x = Fastify;",
  ],
  [
    'only its adapter knows SMTP',
    'bot/tickets/fence-scratch.ts',
    "import nodemailer from 'nodemailer';\nexport const x = nodemailer;",
  ],
  [
    'only bot/telemetry knows OpenTelemetry',
    'bot/tickets/fence-scratch.ts',
    "import { trace } from '@opentelemetry/api';\nexport const x = trace;",
  ],
  [
    'the tab never imports the bot',
    'tab/src/ui/fence-scratch.ts',
    "import { newDeskId } from '#bot/ids.ts';\nexport const x = newDeskId;",
  ],
  [
    'only the session knows teams-js',
    'tab/src/ui/fence-scratch.ts',
    "import { app } from '@microsoft/teams-js';\nexport const x = app;",
  ],
  [
    'parts of the tab are loaded patiently',
    'tab/src/ui/fence-scratch.ts',
    "import { lazy } from 'react';\nexport const x = lazy;",
  ],
  [
    'the owner of one library does not import the tests',
    'bot/http/fence-scratch.ts',
    "import { people } from '#test/cloud/cast.ts';\nexport const x = people;",
  ],
  ['no any', 'bot/tickets/fence-scratch.ts', 'export const x = (y: any) => y;'],
  [
    'no promise is dropped',
    'bot/tickets/fence-scratch.ts',
    'async function work(): Promise<void> {}\nexport function go(): void {\n  work();\n}',
  ],
])('%s: the check refuses a file that does', (_, path, text) => {
  const { passed, output } = lint(scratch(path, text));
  expect(output).toContain('fence-scratch');
  expect(passed).toBe(false);
});

test('who owns one library is kept from the others', () => {
  const cases = [
    ['bot/http', 'botbuilder'],
    ['bot/http', '@azure/cosmos'],
    ['bot/http', '@opentelemetry/api'],
    ['bot/teams', '@azure/identity'],
    ['bot/teams', 'fastify'],
    ['bot/azure', 'botbuilder'],
    ['bot/azure', 'fastify'],
    ['bot/store/cosmos', 'nodemailer'],
    ['bot/telemetry', '@azure/identity'],
  ] as const;
  const paths = cases.map(([folder], index) => `${folder}/fence-scratch-${index}.ts`);
  const files = cases.map(([, library], index) =>
    scratch(paths[index] ?? '', `import * as library from '${library}';\nexport const x = library;`),
  );
  const { output } = lint(...files);
  expect(paths.filter((path) => !output.includes(path))).toEqual([]);
});

test('a file that keeps the rules passes', () => {
  expect(lint(scratch('shared/kernel/fence-scratch.ts', 'export const two = 2;')).passed).toBe(true);
});

test.each([
  ['the process', 'export const x = process.pid;'],
  ['the network', "export const x = fetch('http://localhost');"],
  ['timers', 'export const x = setTimeout;'],
])('the compiler knows nothing of %s in shared', (_, text) => {
  scratch('shared/kernel/fence-scratch.ts', text);
  const { status, stdout } = spawnSync('tsc', ['-p', 'shared', '--outDir', '/tmp/docket-fence'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout).toContain('fence-scratch.ts');
  expect(status).not.toBe(0);
});
