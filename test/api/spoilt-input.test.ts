import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiDocument } from '#bot/http/openapi.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { ApiDocument, type JsonSchema, meeting, type Spoilt, spoilings } from '#test/support/schema-values.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/**
 * What the API document says is what holds: input that meets it but in one place is refused, with that place named, and
 * leaves nothing behind.
 */
const { nadia } = people;
const RUNS = 32;
const { paths, components } = ApiDocument.parse(openApiDocument());
const named = components.schemas;
const inputs = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).flatMap(([method, { operationId, parameters = [], requestBody }]) => {
    const body = requestBody?.content['application/json']?.schema;
    const asked = parameters.filter((one) => one.in === 'query');
    const query: JsonSchema = {
      type: 'object',
      properties: Object.fromEntries(asked.map(({ name, schema }) => [name, schema])),
      required: asked.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    };
    const at = { path, method: method.toUpperCase() };
    return [
      ...(body === undefined ? [] : [[operationId, 'body', at, body] as const]),
      ...(asked.length === 0 ? [] : [[operationId, 'query', at, query] as const]),
    ];
  }),
);

let service: TestService;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  const { id: deskId } = made.body as { id: string };
  ids = {
    deskId,
    teamId: teams.services.groupId,
    personId: nadia.oid,
    itemKey: 'a',
    kind: 'privacy',
    version: '1',
  };
});
afterAll(() => service.close());

/**
 * Of what is to be one of several shapes, the member that tells them apart may be named; and of a list whose parts do not go
 * together either, the list.
 */
function isAbout(named: string, place: string): boolean {
  return named === place || named.startsWith(`${place}.`) || place.startsWith(`${named}.`);
}

/** An address holds nothing but texts, and whatever is one can stand there. */
function isText({ value, path }: Spoilt): boolean {
  const member = typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === path) : [];
  return member === undefined || (member.length > 0 && typeof member[1] !== 'object');
}

function searchOf(value: unknown): URLSearchParams {
  return new URLSearchParams(Object.entries(value ?? {}).map(([key, one]) => [key, String(one)]));
}

/** Everything stored of the organisation, by its versions. */
function stored(): readonly unknown[] {
  const database = new DatabaseSync(join(service.config.DATA_FOLDER, 'docket.db'), { readOnly: true });
  const rows = database
    .prepare('SELECT scope, id, etag FROM doc WHERE tenant = ? ORDER BY scope, id')
    .all(nadia.tenant);
  database.close();
  return rows;
}

test.each(inputs)(
  '%s: a %s that is right but in one place is refused there, and nothing is stored',
  async (_, part, at, schema) => {
    await service.service.idle();
    const before = stored();
    const spoiltInputs: fc.Arbitrary<Spoilt | undefined> = fc
      .tuple(meeting(schema, named), fc.nat())
      .map(([value, which]) => {
        const all = spoilings(value, schema, named).filter((spoilt) => part === 'body' || isText(spoilt));
        return all[which % all.length];
      });
    await fc.assert(
      fc.asyncProperty(spoiltInputs, async (spoilt) => {
        fc.pre(spoilt !== undefined);
        const path = at.path.replaceAll(/\{(\w+)\}/g, (_whole, name) => ids[name] ?? name);
        const [search, body] = part === 'query' ? [`?${searchOf(spoilt.value)}`, undefined] : ['', spoilt.value];
        const answer = await service.call(nadia, at.method, `${path}${search}`, body);
        expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
        const { fields } = answer.body as { fields: { path: string }[] };
        const place = [part === 'query' ? 'query' : '', spoilt.path].filter((one) => one !== '').join('.') || 'body';
        const paths = fields.map((field) => field.path);
        expect(
          paths.some((one) => isAbout(one, place)),
          `${place} among ${paths}`,
        ).toBe(true);
      }),
      { numRuns: RUNS },
    );
    await service.service.idle();
    expect(stored()).toEqual(before);
  },
);
