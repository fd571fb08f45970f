import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readInfra } from './read-infra.ts';

/**
 * `node test/infra/trim-schemas.ts FOLDER`: takes over from the published schemas (a checkout of
 * Azure/azure-resource-manager-schemas, its folder `schemas`) what the Bicep files use, without descriptions.
 */
const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('name the folder of the published schemas');
const Schema = z.looseObject({ id: z.string(), definitions: z.record(z.string(), z.unknown()).default({}) });
const groups = [
  'resourceDefinitions',
  'extension_resourceDefinitions',
  'unknown_resourceDefinitions',
  'subscription_resourceDefinitions',
];

const infra = await readInfra();
const wanted = new Set(
  infra.files.flatMap(({ resources }) => resources.map(({ type, version }) => `${version}/${type}`)),
);
const files = new Map<string, string[]>();
for (const resource of wanted) {
  const [version = '', provider = '', ...path] = resource.split('/');
  // Its classic types are published in files of their own.
  const file = provider === 'Microsoft.Insights' && path[0] === 'components' ? `${provider}.Application` : provider;
  const key = `${version}/${file}.json`;
  files.set(key, [...(files.get(key) ?? []), path.join('_')]);
}
for (const [file, types] of files) {
  try {
    write(file, trim(Schema.parse(JSON.parse(readFileSync(join(source, file), 'utf8'))), types));
  } catch (error) {
    console.error(`${file} is not there: ${error instanceof Error ? error.message : error}`);
  }
}

function trim(schema: z.infer<typeof Schema>, types: readonly string[]) {
  const kept: Record<string, Record<string, unknown>> = { definitions: {} };
  const queue: unknown[] = [];
  for (const group of groups) {
    const resources = z.record(z.string(), z.unknown()).default({}).parse(schema[group]);
    const chosen = types.filter((type) => type in resources);
    if (chosen.length === 0) continue;
    kept[group] = Object.fromEntries(chosen.map((type) => [type, bare(resources[type])]));
    queue.push(kept[group]);
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const [, name = ''] of JSON.stringify(next).matchAll(/"#\/definitions\/([^"]+)"/g)) {
      if (kept['definitions'] === undefined || name in kept['definitions']) continue;
      kept['definitions'][name] = bare(schema.definitions[name]);
      queue.push(kept['definitions'][name]);
    }
  }
  return { id: schema.id, $schema: 'http://json-schema.org/draft-04/schema#', ...kept };
}

/** Without texts for people, and without the resources that may be nested within a resource: ours stand on their own. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, item]) =>
      !(key === 'description' && typeof item === 'string') &&
      !(key === 'resources' && JSON.stringify(item).includes('_childResource')),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, bare(item)]));
}

function write(file: string, schema: unknown): void {
  const target = join(import.meta.dirname, 'schemas', file);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${JSON.stringify(schema)}\n`);
}
