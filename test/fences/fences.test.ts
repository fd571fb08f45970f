import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Each rule of the tree is broken in a file of its own; one run of the linter has to find each of them, and one of the compiler. */
const root = join(import.meta.dirname, '../..');
const importing = (what: string, library: string) => `import ${what} from '${library}';\nexport const x = ${what};`;

type Broken = readonly [promise: string, folder: string, rule: string, text: string];
const imports = 'lint/style/noRestrictedImports';
const fences: readonly Broken[] = [
  [
    'shared knows nobody else',
    'shared/kernel',
    imports,
    "import { newDeskId } from '#bot/ids.ts';\nexport const x = newDeskId;",
  ],
  ['shared imports zod and itself', 'shared/kernel', imports, importing('Fastify', 'fastify')],
  ['shared reads no file', 'shared/kernel', imports, importing('fs', 'node:fs')],
  ['shared has no clock', 'shared/kernel', 'lint/style/noRestrictedGlobals', 'export const at = () => new Date();'],
  ['shared has no randomness', 'shared/kernel', 'plugin', 'export const at = () => Math.random();'],
  [
    'the bot never imports the tab',
    'bot/tickets',
    imports,
    "import { x } from '../../tab/src/app/client.ts';\nexport const y = x;",
  ],
  ['only bot/teams knows the Bot Framework', 'bot/tickets', imports, importing('library', 'botbuilder')],
  ['only its adapter knows Cosmos DB', 'bot/tickets', imports, importing('library', '@azure/cosmos')],
  ['use cases do not know Fastify', 'bot/tickets', imports, importing('Fastify', 'fastify')],
  ['only its adapter knows SMTP', 'bot/tickets', imports, importing('nodemailer', 'nodemailer')],
  ['only bot/telemetry knows OpenTelemetry', 'bot/tickets', imports, importing('library', '@opentelemetry/api')],
  [
    'the tab never imports the bot',
    'tab/src/ui',
    imports,
    "import { newDeskId } from '#bot/ids.ts';\nexport const x = newDeskId;",
  ],
  [
    'only the session knows teams-js',
    'tab/src/ui',
    imports,
    "import { app } from '@microsoft/teams-js';\nexport const x = app;",
  ],
  [
    'parts of the tab are loaded patiently',
    'tab/src/ui',
    imports,
    "import { lazy } from 'react';\nexport const x = lazy;",
  ],
  [
    'the owner of one library does not import the tests',
    'bot/http',
    imports,
    "import { people } from '#test/cloud/cast.ts';\nexport const x = people;",
  ],
  ...(
    [
      ['bot/http', 'botbuilder'],
      ['bot/http', '@azure/cosmos'],
      ['bot/http', '@opentelemetry/api'],
      ['bot/teams', '@azure/identity'],
      ['bot/teams', 'fastify'],
      ['bot/azure', 'botbuilder'],
      ['bot/azure', 'fastify'],
      ['bot/store/cosmos', 'nodemailer'],
      ['bot/telemetry', '@azure/identity'],
    ] as const
  ).map(
    ([folder, library]): Broken => [
      `${folder}, which owns one library, is kept from ${library}`,
      folder,
      imports,
      importing('library', library),
    ],
  ),
  ['no any', 'bot/tickets', 'lint/suspicious/noExplicitAny', 'export const x = (y: any) => y;'],
  [
    'no promise is dropped',
    'bot/tickets',
    'lint/nursery/noFloatingPromises',
    'async function work(): Promise<void> {}\nexport function go(): void {\n  work();\n}',
  ],
];
const kept = 'shared/kernel/fence-scratch-kept.ts';

/** What the compiler has never heard of in shared. */
const unknown = [
  ['the process', 'export const x = process.pid;'],
  ['the network', "export const x = fetch('http://localhost');"],
  ['timers', 'export const x = setTimeout;'],
] as const;

const fenceFiles = fences.map(([, folder], index) => `${folder}/fence-scratch-${index}.ts`);
const unknownFiles = unknown.map((_, index) => `shared/kernel/fence-scratch-unknown-${index}.ts`);
const written: string[] = [];

function write(path: string, text: string): void {
  written.push(path);
  writeFileSync(join(root, path), `${text}\n`);
}

function clear(): void {
  for (const path of written.splice(0)) rmSync(join(root, path), { force: true });
}

afterAll(clear);

describe('the check refuses a file that breaks a rule:', () => {
  const found = new Map<string, string[]>();
  beforeAll(() => {
    for (const [index, [, , , text]] of fences.entries()) write(fenceFiles[index] ?? '', text);
    write(kept, 'export const two = 2;');
    const { stdout } = spawnSync(
      'biome',
      ['lint', '--error-on-warnings', '--reporter=github', '--max-diagnostics=none', ...written],
      { cwd: root, encoding: 'utf8' },
    );
    clear();
    for (const [, rule = '', file = ''] of stdout.matchAll(/^::(?:error|warning) title=([^,]+),file=([^,]+)/gm)) {
      const path = file.replace(`${root}/`, '');
      found.set(path, [...(found.get(path) ?? []), rule]);
    }
  });

  test.each(fences.map(([promise, , rule], index) => [promise, rule, fenceFiles[index] ?? ''] as const))(
    '%s',
    (_, rule, path) => {
      expect(found.get(path)).toContain(rule);
    },
  );

  test('and no file that keeps them', () => {
    expect(found.get(kept)).toBeUndefined();
  });
});

describe('in shared the compiler knows nothing of', () => {
  let output = '';
  beforeAll(() => {
    for (const [index, [, text]] of unknown.entries()) write(unknownFiles[index] ?? '', text);
    output = spawnSync('tsc', ['-p', 'shared', '--noEmit'], { cwd: root, encoding: 'utf8' }).stdout;
    clear();
  });

  test.each(unknown.map(([what], index) => [what, unknownFiles[index] ?? ''] as const))('%s', (_, path) => {
    expect(output).toContain(`${path}(1,`);
  });
});
