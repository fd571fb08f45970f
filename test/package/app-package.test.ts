import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { buildPackage } from '../../manifest/build-package.ts';
import { readSettings } from '../../manifest/settings.ts';

const source = join(import.meta.dirname, '../../manifest');
const settings = readSettings(source, 'dev', {});
const folders: string[] = [];

/** A copy of the manifest's folder with one file changed. */
function changed(file: string, from: string, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'docket-package-'));
  folders.push(folder);
  cpSync(source, folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replaceAll(from, to));
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('the package holds the manifest, French and both icons, its settings filled in, and nothing to find fault with', () => {
  const { zip, findings } = buildPackage(source, settings);
  expect(findings).toEqual([]);
  const files = unzipSync(zip);
  expect(Object.keys(files).sort()).toEqual(['color.png', 'fr.json', 'manifest.json', 'outline.png']);
  const text = new TextDecoder().decode(files['manifest.json']);
  expect(text).not.toContain(`\${{`);
  expect(JSON.parse(text)).toMatchObject({ manifestVersion: '1.30', name: { short: 'Docket (dev)' } });
});

test('the same sources give the same bytes', () => {
  expect(buildPackage(source, settings).zip).toEqual(buildPackage(source, settings).zip);
});

test('a missing or wrong setting is named, and the environment has the last word', () => {
  expect(() => readSettings(source, 'dev', { PUBLIC_URL: 'http://docket.example' })).toThrow(/PUBLIC_URL/);
  expect(() => readSettings(join(source, 'nowhere'), 'prod', { TEAMS_APP_ID: settings['TEAMS_APP_ID'] })).toThrow(
    /is missing\s+→ at BOT_APP_ID/,
  );
  expect(readSettings(source, 'prod', { ...settings, PUBLIC_URL: 'https://a.example/' })).toMatchObject({
    PUBLIC_HOST: 'a.example',
    APP_NAME_SUFFIX: '',
  });
});

test('a placeholder that no setting fills stops the build', () => {
  const folder = changed('manifest.json', `\${{PUBLIC_HOST}}`, `\${{PUBLIC_HOTS}}`);
  expect(() => buildPackage(folder, settings)).toThrow(`\${{PUBLIC_HOTS}}`);
});

describe('what Teams or its store would refuse is found', () => {
  test.each([
    ['an unknown property', 'manifest.json', '"accentColor"', '"accentColour"', /accentColour/],
    ['a name of Microsoft', 'manifest.json', 'Docket: tickets', 'Teams Docket: tickets', /names a product/],
    [
      'a page of a domain that is not the app’s',
      'manifest.json',
      `\${{PUBLIC_URL}}/tab/config`,
      'https://elsewhere.example',
      /validDomains/,
    ],
    [
      'a token for another app',
      'manifest.json',
      `api://\${{PUBLIC_HOST}}/\${{TAB_APP_ID}}`,
      `api://\${{PUBLIC_HOST}}`,
      /resource/,
    ],
    ['an activity type declared twice', 'manifest.json', '"ticketUnassigned"', '"ticketAssigned"', /declared twice/],
    [
      'a text without its French',
      'fr.json',
      '"staticTabs[0].name"',
      '"staticTabs[9].name"',
      /staticTabs\[0\]\.name is not translated/,
    ],
    [
      'a French text of nothing',
      'fr.json',
      '"staticTabs[0].name"',
      '"staticTabs[9].name"',
      /staticTabs\[9\]\.name translates nothing/,
    ],
    [
      'a template that lost a placeholder',
      'fr.json',
      '{person} a commenté',
      'Quelqu’un a commenté',
      /other \{placeholders\}/,
    ],
    [
      'a colour icon of the wrong size',
      'manifest.json',
      '"color": "color.png"',
      '"color": "outline.png"',
      /colour icon is not 192/,
    ],
    [
      'an outline icon of the wrong size',
      'manifest.json',
      '"outline": "outline.png"',
      '"outline": "color.png"',
      /outline icon is not 32/,
    ],
  ])('%s', (_, file, from, to, finding) => {
    const { findings } = buildPackage(changed(file, from, to), settings);
    expect(findings.join('\n')).toMatch(finding);
  });
});
