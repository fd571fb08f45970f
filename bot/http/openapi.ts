import { z } from 'zod';
import { endpoints } from '#shared/contract.ts';
import type { Endpoint } from '#shared/kernel/endpoint.ts';
import type { RefusalCode } from '#shared/kernel/outcome.ts';
import type { KeyScope } from '#shared/keys/key.ts';
import { openedBy } from '#shared/keys/opened-by.ts';
import { Problem, problemType } from './problem.ts';

type Json = { [key: string]: unknown };
const scopes: Readonly<Record<string, KeyScope | undefined>> = openedBy;

/** The OpenAPI 3.1 document of the API, from the same schemas that serve it. */
export function openApiDocument(): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const operation of endpoints) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation, schemas) };
  }
  named(Problem, 'output', schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Docket API',
      version: '1',
      description:
        'Tickets of Microsoft Teams desks. Sign in with a Microsoft Entra access token for the scope `access_as_user`, or ' +
        'with an API key of a desk where an operation names its scope. ' +
        'Every refusal is an RFC 9457 problem document with a permanent `code`.',
    },
    servers: [{ url: '/' }],
    security: [{ entra: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        entra: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key, which its desk’s settings make' },
      },
    },
  };
}

function describeOperation(operation: Endpoint, schemas: Json): Json {
  const parameters = [
    ...parametersOf(operation.params, 'path', schemas),
    ...parametersOf(operation.query, 'query', schemas),
    ...(operation.idempotent ? [idempotencyKey] : []),
  ];
  const scope = scopes[operation.id];
  const ofKeys = scope === undefined ? [] : ['key.refused', 'key.out-of-scope'];
  const refusals = [
    'request.invalid',
    'request.too-many',
    'service.busy',
    ...operation.refusals,
    ...ofKeys,
  ] as RefusalCode[];
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(scope === undefined
      ? {}
      : { description: `For API keys with the scope \`${scope}\`, too.`, security: [{ entra: [] }, { key: [] }] }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(operation.body instanceof z.ZodUndefined
      ? {}
      : { requestBody: { required: true, content: contentOf(operation.takes, operation.body, 'input', schemas) } }),
    responses: {
      [operation.status]: {
        description: 'Done',
        content: contentOf(operation.gives, operation.reply, 'output', schemas),
      },
      default: {
        description: `Refused: ${[...new Set(refusals)].map((code) => `\`${code}\``).join(', ')}`,
        content: { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function contentOf(form: Endpoint['takes'], schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  if (form === 'bytes') return { 'application/octet-stream': {} };
  return { 'application/json': { schema: named(schema, io, schemas) } };
}

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same request gives the same answer for a day, and makes nothing twice.',
  schema: { type: 'string', minLength: 8, maxLength: 100 },
};

function parametersOf(schema: z.ZodType, where: 'path' | 'query', schemas: Json): Json[] {
  const json = named(schema, 'input', schemas);
  const required = Array.isArray(json['required']) ? json['required'] : [];
  const properties = (json['properties'] ?? {}) as Json;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

/** JSON Schema of a zod schema; those with an id of their own become components, referred to by name. */
function named(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const { $schema: _, $defs, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  for (const [name, definition] of Object.entries(($defs ?? {}) as Json)) schemas[name] = repoint(definition);
  const id = schema.meta()?.id;
  if (id === undefined) return repoint(json) as Json;
  schemas[id] = repoint(json);
  return { $ref: `#/components/schemas/${id}` };
}

function repoint(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(repoint);
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).map(([key, value]) => {
    if (key === '$ref' && typeof value === 'string') return [key, value.replace('#/$defs/', '#/components/schemas/')];
    return [key, repoint(value)];
  });
  return Object.fromEntries(entries);
}
