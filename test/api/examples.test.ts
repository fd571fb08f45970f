import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const page = readFileSync('docs/api.md', 'utf8');
const examples = [...page.matchAll(/^## (.+)\n[^#]*?^```sh\n([\s\S]+?)^```/gm)].map(([, title, script]) => ({
  title,
  script,
}));

/** The shell reads the examples as it always does; only their curl is ours. */
const curl = `curl() { '${process.execPath}' '${join(import.meta.dirname, '../support/curl.ts')}' "$@"; }\n`;

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

test('the examples of the page on the API do what the page says', async () => {
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const wanted = { name: 'Gates', language: 'en', channelId: channels.informatique.id };
  const desk = await service.call(people.nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, wanted);
  let env: Record<string, string> = {
    DOCKET: service.url,
    TOKEN: await service.cloud.entra.mintPersonToken(people.nadia),
    DESK: (desk.body as { id: string }).id,
  };
  const replies: Record<string, unknown> = {};
  for (const { title, script } of examples) {
    const { stdout } = await promisify(execFile)('sh', ['-c', `${curl}${script}`], { env: { ...process.env, ...env } });
    const reply = JSON.parse(stdout) as { id?: string; version?: string };
    replies[title as string] = reply;
    if (reply.id !== undefined) env = { ...env, TICKET: reply.id, VERSION: String(reply.version) };
  }
  expect(examples).toHaveLength(page.match(/\bcurl --/g)?.length as number);
  expect(replies).toMatchObject({
    'File a ticket': { key: 'TKT-1', priority: 'high', tags: ['gate'], source: 'api' },
    'Change a ticket': { key: 'TKT-1', priority: 'urgent' },
    'Create and change up to 100 tickets in one call': {
      results: [
        { ticket: { key: 'TKT-2' }, refusal: null },
        { ticket: null, refusal: { code: 'ticket.unknown-category' } },
        { ticket: { key: 'TKT-1' }, refusal: null },
      ],
    },
  });
});
