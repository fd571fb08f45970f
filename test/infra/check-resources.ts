import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ErrorObject } from 'ajv-draft-04';
import { z } from 'zod';
import { type Infra, isRecord, type Resource, type Side } from './read-infra.ts';

const schemas = join(import.meta.dirname, 'schemas');
const groups = [
  'resourceDefinitions',
  'extension_resourceDefinitions',
  'unknown_resourceDefinitions',
  'subscription_resourceDefinitions',
];
const Schema = z.looseObject({ id: z.string() });
type Schema = z.infer<typeof Schema>;

/** What Bicep says of a resource to its own compiler, and Azure is not told. */
const ofBicep = new Set(['parent', 'scope', 'dependsOn']);
/** What every resource may say, whether its schema lists it or not. */
const ofEvery = new Set(['type', 'apiVersion', 'name', 'location', 'tags', 'sku', 'kind', 'identity', 'zones']);

/** What Azure would refuse of the resources' properties, by the published schema of each one's API version. */
export function checkResources(infra: Infra): readonly string[] {
  const check = openSchemas();
  const findings = infra.files.flatMap(({ path, resources }) =>
    resources
      .filter(({ existing }) => !existing)
      .flatMap((resource) =>
        (['then', 'else'] as const).flatMap((side) =>
          check(resource, side).map((finding) => `${path}:${resource.line} ${resource.symbol}${finding}`),
        ),
      ),
  );
  return [...new Set(findings)];
}

function openSchemas() {
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false, unicodeRegExp: false });
  ajv.addSchema(readSchema('common/definitions.json'));
  const loaded = new Map<string, Schema>();

  function load(file: string): Schema | null {
    const known = loaded.get(file);
    if (known !== undefined) return known;
    if (!existsSync(join(schemas, file))) return null;
    const schema = readSchema(file);
    ajv.addSchema(schema);
    loaded.set(file, schema);
    return schema;
  }

  return ({ type, version, body }: Resource, side: Side): readonly string[] => {
    const [provider = '', ...path] = type.split('/');
    const name = path.join('_');
    const files = [`${version}/${provider}.json`, `${version}/${provider}.Application.json`];
    const schema = files.map(load).find((one) => one !== null && groupOf(one, name) !== undefined);
    const group = schema == null ? undefined : groupOf(schema, name);
    if (schema == null || group === undefined) return [`: no schema of ${type} at ${version} is stored`];
    const validate = ajv.getSchema(`${schema.id.replace(/#$/, '')}#/${group}/${name}`);
    if (validate === undefined) throw new Error(`the schema of ${type} cannot be used`);
    const definition = isRecord(schema[group]) ? schema[group][name] : undefined;
    // A child is named in full or by its own part alone: the schemas differ in which of the two they describe.
    const candidates = namesOf(body(side)).map((own) => ({
      ...own,
      type: spelling(definition, type),
      apiVersion: version,
    }));
    const refusals = candidates.map((json) =>
      validate(json) ? [] : (validate.errors ?? []).filter(isOfLeaf).map(wordsOf),
    );
    const fewest = refusals.reduce((best, one) => (one.length < best.length ? one : best));
    return [...fewest, ...unknownIn(candidates[0], definition, schema, '')];
  };
}

function readSchema(file: string): Schema {
  return loosen(Schema.parse(JSON.parse(readFileSync(join(schemas, file), 'utf8'))));
}

/**
 * Two quirks of the generated schemas: the base of a type with variants forbids what its variants have, and `properties` is
 * demanded of types that have none.
 */
function loosen(schema: Schema): Schema {
  const { definitions, resourceDefinitions } = schema;
  if (isRecord(definitions)) {
    for (const definition of Object.values(definitions)) {
      if (!isRecord(definition)) continue;
      if (Array.isArray(definition['oneOf'])) Reflect.deleteProperty(definition, 'additionalProperties');
      const bases = Array.isArray(definition['allOf']) ? definition['allOf'] : [];
      for (const base of bases) if (isRecord(base)) Reflect.deleteProperty(base, 'additionalProperties');
    }
  }
  if (isRecord(resourceDefinitions)) {
    for (const definition of Object.values(resourceDefinitions)) {
      if (!isRecord(definition) || !Array.isArray(definition['required'])) continue;
      Reflect.set(
        definition,
        'required',
        definition['required'].filter((name) => name !== 'properties'),
      );
    }
  }
  return schema;
}

function groupOf(schema: Schema, name: string): string | undefined {
  return groups.find((group) => isRecord(schema[group]) && name in schema[group]);
}

/** Types know no difference of case; their schemas do. */
function spelling(definition: unknown, type: string): string {
  const properties = isRecord(definition) ? definition['properties'] : undefined;
  const named = isRecord(properties) && isRecord(properties['type']) ? properties['type']['enum'] : undefined;
  const [name = type] = Array.isArray(named) ? named.map(String) : [];
  return name.toLowerCase() === type.toLowerCase() ? name : type;
}

/** The resource as Azure is given it, without what is Bicep's own; twice where it has a parent. */
function namesOf(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(body)) return namesOf(body[0]);
  if (!isRecord(body)) return [{}];
  const own = Object.fromEntries(Object.entries(body).filter(([key]) => !ofBicep.has(key)));
  return 'parent' in body ? [own, { ...own, name: `parent/${String(body['name'])}` }] : [own];
}

/** Of a value that is neither of two things, what it is not as an expression is no news. */
function isOfLeaf({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword !== 'oneOf' && !schemaPath.includes('definitions.json') && !schemaPath.includes('/expression');
}

function wordsOf({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}

/** The published schemas let unknown properties pass; Azure mostly ignores them, which hides a slip of the pen. */
function unknownIn(value: unknown, definition: unknown, schema: Schema, path: string): readonly string[] {
  const known = resolve(definition, schema);
  if (Array.isArray(value))
    return value.flatMap((item, index) => unknownIn(item, known?.['items'], schema, `${path}/${index}`));
  if (!isRecord(value) || known?.['additionalProperties']) return [];
  const properties = propertiesOf(value, known, schema);
  if (properties === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key in properties) return unknownIn(item, properties[key], schema, `${path}/${key}`);
    return path === '' && ofEvery.has(key) ? [] : [`${path}/${key} is no property`];
  });
}

/** With those of the variant that the value says it is; null where that cannot be told. */
function propertiesOf(
  value: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>> | null,
  schema: Schema,
): Readonly<Record<string, unknown>> | null {
  const own = known?.['properties'];
  if (!isRecord(own)) return null;
  const { oneOf } = known ?? {};
  if (!Array.isArray(oneOf)) return own;
  const variants = oneOf.map((variant) => resolve(variant, schema)?.['properties']).filter(isRecord);
  const meant = variants.filter((variant) =>
    Object.entries(variant).some(
      ([key, one]) => isRecord(one) && Array.isArray(one['enum']) && one['enum'].includes(value[key]),
    ),
  );
  return meant.length === 1 ? { ...own, ...meant[0] } : null;
}

/** Follows references, and of "this or an expression" takes this; null where there are several. */
function resolve(definition: unknown, schema: Schema): Readonly<Record<string, unknown>> | null {
  if (!isRecord(definition)) return null;
  const { $ref: reference, oneOf } = definition;
  if (typeof reference === 'string' && reference.startsWith('#/')) {
    const target = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((part, key) => (isRecord(part) ? part[key] : undefined), schema);
    return resolve(target, schema);
  }
  if (!Array.isArray(oneOf) || isRecord(definition['properties'])) return definition;
  const own = oneOf.filter((one) => !(isRecord(one) && String(one['$ref']).includes('definitions.json')));
  return own.length === 1 ? resolve(own[0], schema) : null;
}
