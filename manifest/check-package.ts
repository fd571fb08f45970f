import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { checkIcons } from './check-icons.ts';
import { Language, Manifest } from './manifest.ts';

const require = createRequire(import.meta.url);
/** Microsoft's own schemas, which its package of manifest types carries: nothing is fetched. */
const schemas = join(dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas/teams');
/** The store takes no app whose name is, or begins like, one of Microsoft's. */
const microsoftNames = /\b(microsoft|teams|office|outlook|azure|copilot|sharepoint)\b/i;

/** What Teams or its store would refuse of a package's files; empty where they are good. */
export function checkPackage(files: Readonly<Record<string, Uint8Array>>): readonly string[] {
  const json: unknown = JSON.parse(textOf(files, 'manifest.json'));
  const { manifestVersion } = z.object({ manifestVersion: z.string() }).parse(json);
  const findings = checkSchema(json, manifestVersion, 'MicrosoftTeams.schema.json').map(
    (finding) => `manifest.json ${finding}`,
  );
  const parsed = Manifest.safeParse(json);
  if (!parsed.success) return [...findings, `manifest.json: ${z.prettifyError(parsed.error)}`];
  const manifest = parsed.data;
  const languages = manifest.localizationInfo.additionalLanguages.flatMap(({ file }) =>
    checkLanguage(manifest, JSON.parse(textOf(files, file)), file),
  );
  const icons = checkIcons({
    color: bytesOf(files, manifest.icons.color),
    outline: bytesOf(files, manifest.icons.outline),
  });
  return [...findings, ...languages, ...checkAddresses(manifest), ...checkNames(manifest), ...icons];
}

function checkSchema(value: unknown, version: string, name: string): readonly string[] {
  const schema = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(join(schemas, `v${version}`, name), 'utf8')));
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv, ['uri', 'email', 'regex']);
  const check = ajv.compile(schema);
  if (check(value)) return [];
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** Every text that Microsoft's schema lets be translated is, and nothing is translated that is not there. */
function checkLanguage(manifest: Manifest, json: unknown, file: string): readonly string[] {
  const { $schema: _, ...language } = Language.parse(json);
  const texts = translatable(manifest);
  const missing = [...texts.keys()].filter((path) => !(path in language)).map((path) => `${path} is not translated`);
  const idle = Object.keys(language)
    .filter((path) => !texts.has(path))
    .map((path) => `${path} translates nothing`);
  const torn = Object.entries(language)
    .filter(([path, text]) => placeholders(text) !== placeholders(texts.get(path) ?? text))
    .map(([path]) => `${path} has other {placeholders} than the manifest`);
  const wrong = checkSchema(json, manifest.manifestVersion, 'MicrosoftTeams.Localization.schema.json');
  return [...wrong, ...missing, ...idle, ...torn].map((finding) => `${file} ${finding}`);
}

const Localization = z.looseObject({
  properties: z.record(z.string(), z.unknown()),
  patternProperties: z.record(z.string(), z.unknown()),
});

function translatable(manifest: Manifest): ReadonlyMap<string, string> {
  const file = join(schemas, `v${manifest.manifestVersion}`, 'MicrosoftTeams.Localization.schema.json');
  const { properties, patternProperties } = Localization.parse(JSON.parse(readFileSync(file, 'utf8')));
  const patterns = Object.keys(patternProperties).map((pattern) => new RegExp(pattern));
  const isTranslatable = (path: string) => path in properties || patterns.some((pattern) => pattern.test(path));
  return new Map(leavesOf(manifest, '').filter(([path]) => path !== '$schema' && isTranslatable(path)));
}

function leavesOf(value: unknown, path: string): (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, path === '' ? key : `${path}.${key}`));
}

function placeholders(text: string): string {
  return [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();
}

/** Teams opens pages of the app's own domains only, and asks Entra for a token of the app that the address names. */
function checkAddresses({
  configurableTabs,
  staticTabs,
  validDomains,
  webApplicationInfo,
  bots,
}: Manifest): readonly string[] {
  const pages = [
    ...configurableTabs.map(({ configurationUrl }) => configurationUrl),
    ...staticTabs.flatMap(({ contentUrl, websiteUrl }) => [contentUrl ?? [], websiteUrl ?? []].flat()),
  ];
  const foreign = pages.filter((url) => !url.startsWith('https://') || !validDomains.includes(new URL(url).host));
  const { id, resource } = webApplicationInfo;
  const named = validDomains.some((domain) => resource === `api://${domain}/${id}`);
  return [
    ...foreign.map((url) => `manifest.json: ${url} is not of validDomains over https`),
    ...(named ? [] : ['manifest.json: webApplicationInfo.resource is not api://<valid domain>/<its id>']),
    ...(bots.some(({ botId }) => botId === id) ? ['manifest.json: the bot and the tab share a registration'] : []),
  ];
}

function checkNames({ name, activities }: Manifest): readonly string[] {
  const types = activities.activityTypes.map(({ type }) => type);
  const repeated = types.filter((type, index) => types.indexOf(type) !== index || type === 'systemDefault');
  return [
    ...Object.values(name)
      .filter((text) => microsoftNames.test(text))
      .map((text) => `manifest.json: "${text}" names a product of Microsoft`),
    ...repeated.map((type) => `manifest.json: activity type ${type} is reserved or declared twice`),
  ];
}

function bytesOf(files: Readonly<Record<string, Uint8Array>>, name: string): Uint8Array {
  const file = files[name];
  if (file === undefined) throw new Error(`the package has no ${name}`);
  return file;
}

function textOf(files: Readonly<Record<string, Uint8Array>>, name: string): string {
  return new TextDecoder().decode(bytesOf(files, name));
}
