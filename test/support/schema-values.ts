import fc from 'fast-check';
import { z } from 'zod';

/** As much of JSON Schema as the API's document uses. */
export interface JsonSchema {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[] | undefined;
  readonly oneOf?: readonly JsonSchema[] | undefined;
  readonly allOf?: readonly JsonSchema[] | undefined;
  readonly pattern?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly items?: JsonSchema | undefined;
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: JsonSchema | false | undefined;
  readonly propertyNames?: JsonSchema | undefined;
}

const JsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    anyOf: z.array(JsonSchema).optional(),
    oneOf: z.array(JsonSchema).optional(),
    allOf: z.array(JsonSchema).optional(),
    pattern: z.string().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    items: JsonSchema.optional(),
    properties: z.record(z.string(), JsonSchema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.literal(false), JsonSchema]).optional(),
    propertyNames: JsonSchema.optional(),
  }),
);

const Operation = z.object({
  operationId: z.string(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema: JsonSchema }))
    .optional(),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: JsonSchema.optional() })) }).optional(),
});
/** The parts of an OpenAPI document that say what is to be sent. */
export const ApiDocument = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), JsonSchema) }),
});

type Named = Readonly<Record<string, JsonSchema>>;

/** Texts for patterns that are too much to be turned round. */
const texts = [
  '2026-05-04',
  '2026-05-04T07:30',
  '2026-05-04T07:30:00.000Z',
  'FREQ=DAILY',
  'a@b.example',
  'Europe/Paris',
];

/** Values that meet a schema. */
export function meeting(schema: JsonSchema, named: Named): fc.Arbitrary<unknown> {
  const {
    type,
    minLength = 0,
    maxLength = 30,
    minItems = 0,
    items,
    properties = {},
    required = [],
  } = whole(schema, named);
  const {
    enum: choices,
    const: only,
    oneOf,
    anyOf = oneOf,
    pattern,
    additionalProperties,
    propertyNames,
  } = whole(schema, named);
  if (only !== undefined) return fc.constant(only);
  if (choices !== undefined) return fc.constantFrom(...choices);
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((one) => meeting(one, named)));
  if (Array.isArray(type)) return fc.oneof(...type.map((one) => meeting({ ...schema, type: one }, named)));
  switch (type) {
    case 'string':
      return pattern === undefined
        ? fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 20), unit: fc.constantFrom(...'abcé') })
        : matching(pattern);
    case 'integer':
    case 'number': {
      const { minimum = 0, maximum = minimum + 1000 } = whole(schema, named);
      return fc.integer({ min: minimum, max: maximum });
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      // Parts of a list are told apart by their keys.
      return fc.uniqueArray(meeting(items ?? {}, named), {
        minLength: minItems,
        maxLength: minItems + 2,
        selector: (part) =>
          typeof part === 'object' && part !== null && 'key' in part ? part.key : JSON.stringify(part),
      });
    case 'object': {
      const own = fc.record(
        Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, meeting(one, named)])),
        { requiredKeys: [...required] },
      );
      if (typeof additionalProperties !== 'object') return own;
      const key = meeting({ type: 'string', ...propertyNames }, named).map(String);
      return fc.dictionary(key, meeting(additionalProperties, named), { maxKeys: 2 });
    }
    default:
      return fc.constant('anything');
  }
}

function matching(pattern: string): fc.Arbitrary<string> {
  const known = texts.filter((text) => new RegExp(pattern).test(text));
  return known.length > 0
    ? fc.constantFrom(...known)
    : fc.stringMatching(new RegExp(pattern.replaceAll(/\(\?![^)]*\)/g, '')));
}

function whole(schema: JsonSchema, named: Named): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  const found = name === undefined ? schema : { ...named[name], ...schema };
  return found.allOf === undefined ? found : Object.assign({}, found, ...found.allOf.map((one) => whole(one, named)));
}

/** A value with one place in it spoilt. */
export interface Spoilt {
  readonly value: unknown;
  /** The place, as problem documents name it. */
  readonly path: string;
}

/** Every way in which one place of a value that meets a schema can be spoilt so that it no longer does. */
export function spoilings(value: unknown, schema: JsonSchema, named: Named): readonly Spoilt[] {
  const { oneOf, anyOf = oneOf, maxLength, minimum, maximum, maxItems, enum: choices, ...own } = whole(schema, named);
  if (anyOf !== undefined) return [{ value: { spoilt: true }, path: '' }];
  const here = (spoilt: unknown): Spoilt => ({ value: spoilt, path: '' });
  if (Array.isArray(value)) {
    const inner = value.flatMap((one, index) =>
      spoilings(one, own.items ?? {}, named).map((spoilt) => within(index, spoilt, (put) => value.with(index, put))),
    );
    const long = maxItems === undefined || value.length === 0 ? [] : [here(Array(maxItems + 1).fill(value[0]))];
    return [here({ spoilt: true }), ...long, ...inner];
  }
  if (typeof value === 'object' && value !== null) return [here('spoilt'), ...membersSpoilt({ ...value }, own, named)];
  return [
    here({ spoilt: true }),
    ...(maxLength === undefined ? [] : [here('x'.repeat(maxLength + 1))]),
    ...(choices === undefined ? [] : [here('no such choice')]),
    ...(minimum === undefined ? [] : [here(minimum - 1)]),
    ...(maximum === undefined ? [] : [here(maximum + 1)]),
  ];
}

function membersSpoilt(
  value: Readonly<Record<string, unknown>>,
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  named: Named,
): readonly Spoilt[] {
  const ofMembers = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return [
    ...(additionalProperties === false ? [{ value: { ...value, stranger: 1 }, path: 'stranger' }] : []),
    ...required.map((key) => {
      const { [key]: _, ...rest } = value;
      return { value: rest, path: key };
    }),
    ...Object.entries(value).flatMap(([key, one]) =>
      spoilings(one, properties[key] ?? ofMembers ?? {}, named).map((spoilt) =>
        within(key, spoilt, (put) => ({ ...value, [key]: put })),
      ),
    ),
  ];
}

function within(key: string | number, { value, path }: Spoilt, put: (value: unknown) => unknown): Spoilt {
  return { value: put(value), path: path === '' ? `${key}` : `${key}.${path}` };
}
