import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Bill, licences, shipped, unwelcome } from '../../infra/release/bill-of-materials.ts';
import { judgeAudit } from '../../infra/release/judge-audit.ts';

const component = (name: string, licence: string) => ({
  'bom-ref': `${name}@1.0.0`,
  name,
  version: '1.0.0',
  licenses: [{ license: { id: licence } }],
});
const bill: Bill = {
  metadata: { component: { 'bom-ref': 'docket@0.1.0' } },
  components: [component('web', 'MIT'), component('parser', 'ISC'), component('linter', 'GPL-3.0-only')],
  dependencies: [
    { ref: 'docket@0.1.0', dependsOn: ['web@1.0.0', 'linter@1.0.0'] },
    { ref: 'web@1.0.0', dependsOn: ['parser@1.0.0'] },
    { ref: 'parser@1.0.0', dependsOn: ['web@1.0.0'] },
    { ref: 'linter@1.0.0', dependsOn: [] },
  ],
};

describe('the bill of materials', () => {
  test('holds what is shipped with all that it needs, and no tool', () => {
    expect(licences(shipped(bill, new Set(['web'])))).toEqual(['parser 1.0.0: ISC', 'web 1.0.0: MIT']);
  });

  test('names licences that somebody has to look at first', () => {
    expect(unwelcome(shipped(bill, new Set(['web'])))).toEqual([]);
    expect(unwelcome(bill)).toEqual(['linter 1.0.0: GPL-3.0-only']);
  });

  test('a package of which no licence is known is not let through', () => {
    const { licenses: _, ...nameless } = component('web', '');
    expect(unwelcome({ ...bill, components: [nameless] })).toEqual(['web 1.0.0: none named']);
  });
});

describe('the audit', () => {
  const report = (vulnerabilities: object) =>
    JSON.stringify({ vulnerabilities, metadata: { vulnerabilities: { high: 1 }, dependencies: { total: 400 } } });

  test('passes where none is serious', () => {
    expect(judgeAudit(report({ web: { severity: 'low' } }))).toMatchObject({ kind: 'clean' });
  });

  test('names serious vulnerabilities', () => {
    expect(judgeAudit(report({ web: { severity: 'high' } }))).toMatchObject({
      kind: 'vulnerable',
      text: expect.stringContaining('web: high'),
    });
  });

  test.each([
    ['the registry refuses', JSON.stringify({ message: '405 Method Not Allowed', method: 'POST' })],
    ['there is no answer', ''],
    ['the answer is something else', '<html></html>'],
  ])('says loudly that nobody has looked where %s', (_, output) => {
    expect(judgeAudit(output)).toMatchObject({ kind: 'unknown', text: expect.stringContaining('NOT AUDITED') });
  });
});

describe('the image', () => {
  const dockerfile = readFileSync(join(import.meta.dirname, '../../Dockerfile'), 'utf8');

  test('runs as nobody in particular, without a shell, and says how it is', () => {
    const [, stage = ''] = dockerfile.split('FROM gcr.io/distroless/');
    expect(stage).toMatch(/^nodejs24-debian12:nonroot\n/);
    expect(stage).not.toMatch(/^(USER|RUN) /m);
    expect(stage).toContain('HEALTHCHECK');
  });

  test('holds no tool of development, and no source that the service does not run', () => {
    expect(dockerfile).toContain('npm prune --omit=dev');
    const taken = [...dockerfile.matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(([, path]) => path);
    expect(taken).toEqual(['package.json', 'node_modules', 'shared', 'bot', 'dist/tab']);
  });
});
