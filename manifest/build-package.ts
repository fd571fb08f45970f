import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { checkPackage } from './check-package.ts';
import { Manifest } from './manifest.ts';

export interface Package {
  readonly zip: Uint8Array;
  /** What Teams or its store would refuse; empty where the package is good. */
  readonly findings: readonly string[];
}

/** The same content gives the same bytes: a zip knows no earlier time than this. */
const mtime = new Date('1980-01-02T00:00:00Z');

/**
 * The app package: the manifest and its languages with the settings in place of `${{NAME}}`, and the icons.
 * @throws Error for a placeholder that no setting fills
 */
export function buildPackage(folder: string, settings: Readonly<Record<string, string>>): Package {
  const read = (name: string) => fill(readFileSync(join(folder, name), 'utf8'), settings, name);
  const json = read('manifest.json');
  const manifest = Manifest.parse(JSON.parse(json));
  const languages = manifest.localizationInfo.additionalLanguages.map(({ file }) => [file, read(file)] as const);
  const icons = Object.values(manifest.icons).map((file) => [file, readFileSync(join(folder, file))] as const);
  const texts = [['manifest.json', json] as const, ...languages];
  const files = Object.fromEntries<Uint8Array>([
    ...texts.map(([name, text]) => [name, new TextEncoder().encode(text)] as const),
    ...icons,
  ]);
  return { zip: zipSync(files, { mtime }), findings: checkPackage(files) };
}

function fill(text: string, settings: Readonly<Record<string, string>>, file: string): string {
  return text.replaceAll(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = settings[name];
    if (value === undefined) throw new Error(`manifest/${file} names \${{${name}}}, which is no setting`);
    return JSON.stringify(value).slice(1, -1);
  });
}
