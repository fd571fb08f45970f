import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkResources } from './check-resources.ts';
import { checkSymbols } from './check-symbols.ts';
import { infraFolder, readInfra } from './read-infra.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function findingsAfter(file: string, from: string, to: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-infra-'));
  folders.push(folder);
  cpSync(infraFolder, folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  const infra = await readInfra(folder);
  return [...checkSymbols(infra), ...checkResources(infra)];
}

test.each([
  ['a bracket left out', 'modules/identity.bicep', 'tags: tags\n}', 'tags: tags\n', /syntax error/],
  [
    'a name that is not declared',
    'modules/bot.bicep',
    'msaAppId: botAppId',
    'msaAppId: botAppID',
    /botAppID is not declared/,
  ],
  [
    'a parameter that nobody uses',
    'modules/bot.bicep',
    'param token string',
    'param token string\nparam idle string',
    /idle is declared and never used/,
  ],
  [
    'a module that does not exist',
    'main.bicep',
    "'modules/bot.bicep'",
    "'modules/bots.bicep'",
    /there is no modules\/bots\.bicep/,
  ],
  [
    'a module not given what it needs',
    'main.bicep',
    'token: token, botAppId: botAppId, ',
    'token: token, ',
    /bot is not given botAppId/,
  ],
  [
    'a module given what it does not take',
    'main.bicep',
    'alertEmail: alertEmail',
    'alertEmail: alertEmail, colour: token',
    /alerts takes no colour/,
  ],
  [
    'an output that does not exist',
    'main.bicep',
    'store.outputs.endpoint',
    'store.outputs.address',
    /store gives no address/,
  ],
  [
    'a deployment not given what it needs',
    'main.parameters.json',
    '"alertEmail"',
    '"alertMail"',
    /does not give alertEmail/,
  ],
  [
    'a parameter that nobody takes',
    'main.parameters.json',
    '"alertEmail"',
    '"alertMail"',
    /gives alertMail, which nobody takes/,
  ],
  [
    'a property that does not exist',
    'modules/store.bicep',
    'disableLocalAuth: true',
    'disableLocalAuthentication: true',
    /disableLocalAuthentication is no property/,
  ],
  [
    'a property deep inside',
    'modules/web.bicep',
    'timeoutSeconds: 5',
    'timeoutSecond: 5',
    /timeoutSecond is no property/,
  ],
  [
    'a value of the wrong type',
    'modules/files.bicep',
    'days: 14',
    "days: 'fourteen'",
    /deleteRetentionPolicy\/days must be integer/,
  ],
  [
    'a value that is not among the possible',
    'modules/store.bicep',
    "'Continuous30Days'",
    "'Continuous31Days'",
    /allowedValues.*Continuous30Days/,
  ],
  [
    'a required property left out',
    'modules/alerts.bicep',
    "timeGrain: 'Monthly'",
    '',
    /must have required property.*timeGrain/,
  ],
  [
    'a wrong value in only one case of two',
    'modules/web.bicep',
    "path: '/ready', port: port",
    "path: '/ready', port: 'http'",
    /httpGet\/port must be integer/,
  ],
  [
    'a version of which nothing is known',
    'modules/bot.bicep',
    'botServices@2022-09-15',
    'botServices@2023-09-15',
    /no schema of Microsoft\.BotService\/botServices at 2023-09-15/,
  ],
  [
    'a type that does not exist',
    'modules/bot.bicep',
    'botServices@2022',
    'botService@2022',
    /no schema of Microsoft\.BotService\/botService /,
  ],
])('%s is found', async (_, file, from, to, finding) => {
  expect((await findingsAfter(file, from, to)).join('\n')).toMatch(finding);
});
