import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Env } from '#bot/config.ts';
import { containerDefinition } from '#bot/store/cosmos/cosmos-container.ts';
import { indexes } from '#bot/store/indexes.ts';
import { metricNames } from '#bot/telemetry/meters.ts';
import { checkResources } from './check-resources.ts';
import { checkSymbols } from './check-symbols.ts';
import { type Infra, infraFolder, readInfra, type Side } from './read-infra.ts';

let infra: Infra;
beforeAll(async () => {
  infra = await readInfra();
});

/** The properties of the only resource of a type, as Azure is given them. */
function resource(type: string, side: Side = 'then'): unknown {
  const found = infra.files.flatMap(({ resources }) => resources).filter((one) => one.type === type);
  expect(found.map(({ symbol }) => symbol)).toHaveLength(1);
  return found[0]?.body(side);
}
function file(path: string) {
  const found = infra.files.find((one) => one.path === path);
  if (found === undefined) throw new Error(`there is no ${path}`);
  return found;
}

test('Bicep’s compiler would find every name declared, used and given', () => {
  expect(checkSymbols(infra)).toEqual([]);
});

test('Azure would take every property, by the schema of its API version', () => {
  expect(checkResources(infra)).toEqual([]);
});

describe('the store', () => {
  const containers = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers';

  test('gets the partition key, time to live and indexes that the code declares', () => {
    expect(resource(containers)).toMatchObject({ properties: { resource: containerDefinition(indexes) } });
  });

  test('is named as the service asks for it', () => {
    const { COSMOS_DATABASE, COSMOS_CONTAINER } = Env.shape;
    expect(resource(containers)).toMatchObject({ properties: { resource: { id: COSMOS_CONTAINER.parse(undefined) } } });
    expect(resource('Microsoft.DocumentDB/databaseAccounts/sqlDatabases')).toMatchObject({
      properties: { resource: { id: COSMOS_DATABASE.parse(undefined) } },
    });
  });

  test('knows no keys and no public network, and can be restored to any moment of 30 days', () => {
    expect(resource('Microsoft.DocumentDB/databaseAccounts')).toMatchObject({
      properties: {
        disableLocalAuth: true,
        disableKeyBasedMetadataWriteAccess: true,
        publicNetworkAccess: 'Disabled',
        backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } },
      },
    });
  });

  test('keeps all data in one region unless a second is named', () => {
    const locations = z.object({ properties: z.object({ locations: z.array(z.unknown()) }) });
    const of = (side: Side) =>
      locations.parse(resource('Microsoft.DocumentDB/databaseAccounts', side)).properties.locations;
    expect([of('then').length, of('else').length]).toEqual([1, 2]);
  });
});

test('files are private, know no keys, and can be undeleted for two weeks', () => {
  expect(resource('Microsoft.Storage/storageAccounts')).toMatchObject({
    properties: { allowBlobPublicAccess: false, allowSharedKeyAccess: false, publicNetworkAccess: 'Disabled' },
  });
  expect(resource('Microsoft.Storage/storageAccounts/blobServices')).toMatchObject({
    properties: { deleteRetentionPolicy: { enabled: true, days: 14 } },
  });
});

test('secrets are out of the public network’s reach and cannot be purged', () => {
  expect(resource('Microsoft.KeyVault/vaults')).toMatchObject({
    properties: { publicNetworkAccess: 'Disabled', enablePurgeProtection: true, enableRbacAuthorization: true },
  });
});

describe('the service', () => {
  const Named = z.array(z.object({ name: z.string() }).loose());
  const namesIn = (variable: string) =>
    Named.parse(file('modules/web.bicep').variable(variable)).map(({ name }) => name);

  test('is given settings that it has, and all that it cannot do without', () => {
    const given = ['settings', 'secretSettings', 'mailSettings', 'marketplaceSettings'].flatMap(namesIn);
    const known = Object.entries(Env.shape);
    const needed = known.filter(([, setting]) => !setting.safeParse(undefined).success).map(([name]) => name);
    expect(given.filter((name) => !(name in Env.shape))).toEqual([]);
    expect(needed.filter((name) => !given.includes(name))).toEqual([]);
  });

  test('runs in several zones, reachable over https alone', () => {
    expect(resource('Microsoft.App/managedEnvironments')).toMatchObject({ properties: { zoneRedundant: true } });
    expect(resource('Microsoft.App/containerApps', 'else')).toMatchObject({
      properties: { configuration: { ingress: { allowInsecure: false, targetPort: 3978 } } },
    });
    const port = Env.shape.PORT.parse(undefined);
    expect(file('modules/web.bicep').variable('port')).toBe(port);
  });

  test('is deployed under the name that azure.yaml gives it', () => {
    const yaml = readFileSync(join(infraFolder, '../azure.yaml'), 'utf8');
    expect(yaml).toContain('  web:\n');
    expect(readFileSync(join(infraFolder, 'modules/web.bicep'), 'utf8')).toContain("'azd-service-name': 'web'");
  });
});

test('the bot belongs to the vendor’s tenant alone', () => {
  expect(resource('Microsoft.BotService/botServices')).toMatchObject({
    properties: { msaAppType: 'SingleTenant', disableLocalAuth: true },
  });
});

test('alerts and workbook ask for measurements that the service makes', () => {
  const texts = ['modules/alerts.bicep', 'workbook.json'].map((name) => readFileSync(join(infraFolder, name), 'utf8'));
  const asked = new Set(texts.join().match(/docket\.[a-z]+(\.[a-z_]+)?(?=')/g));
  expect(asked.size).toBeGreaterThan(3);
  expect([...asked].filter((name) => !Object.values<string>(metricNames).includes(name))).toEqual([]);
});

test('each alert has a runbook of its name', () => {
  const guide = readFileSync(join(infraFolder, '../docs/operating.md'), 'utf8');
  const alerts = readFileSync(join(infraFolder, 'modules/alerts.bicep'), 'utf8');
  const listed = ['queries', 'cosmosAlerts'].flatMap((name) =>
    z.array(z.object({ name: z.string() })).parse(file('modules/alerts.bicep').variable(name)),
  );
  const alone = [...alerts.matchAll(/name: 'docket-([a-z-]+)'/g)].map(([, name = '']) => name);
  const names = [...listed.map(({ name }) => name), ...alone];
  expect(names.length).toBeGreaterThan(4);
  expect(names.filter((name) => !guide.includes(`\n### ${name}\n`))).toEqual([]);
});
