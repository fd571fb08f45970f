import { inflateSync } from 'node:zlib';

interface Part {
  readonly dictionary: string;
  /** Inflated; empty for an object without one. */
  readonly stream: string;
}

/**
 * What a reader finds on each page of a PDF that Chromium printed, without white space and ligatures: Chromium places words by position, and
 * tells by each font's ToUnicode map which letters its glyphs stand for. Not for other PDFs.
 */
export function textOfPages(pdf: Uint8Array): readonly string[] {
  const parts = partsOf(pdf);
  const pages = [...parts.values()].filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary));
  return pages.map((page) => pageText(page, parts));
}

function partsOf(pdf: Uint8Array): ReadonlyMap<string, Part> {
  const text = Buffer.from(pdf).toString('latin1');
  const found = text.matchAll(/(\d+) 0 obj\b([\s\S]*?)(?:\bstream\r?\n([\s\S]*?)\r?\nendstream\s*)?endobj/g);
  return new Map(
    Array.from(found, ([, id = '', dictionary = '', stream = '']) => {
      const packed = dictionary.includes('/FlateDecode');
      return [
        id,
        { dictionary, stream: packed ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : stream },
      ];
    }),
  );
}

function pageText({ dictionary }: Part, parts: ReadonlyMap<string, Part>): string {
  const contents = /\/Contents (\d+) 0 R/.exec(dictionary)?.[1] ?? '';
  const resources = /\/Resources (\d+) 0 R/.exec(dictionary)?.[1];
  const fonts = resources === undefined ? dictionary : (parts.get(resources)?.dictionary ?? '');
  const letters = new Map(
    Array.from(fonts.matchAll(/\/(\w+) (\d+) 0 R/g), ([, name = '', id = '']) => [name, lettersOf(id, parts)]),
  );
  let font: ReadonlyMap<string, string> = new Map();
  let text = '';
  const shown = /\/(\w+) [\d.]+ Tf|\[([^\]]*)\]\s*TJ|<([\dA-Fa-f]+)>\s*Tj/g;
  for (const [, name, several, one] of (parts.get(contents)?.stream ?? '').matchAll(shown)) {
    if (name !== undefined) font = letters.get(name) ?? new Map();
    for (const [, glyphs = ''] of (several ?? `<${one ?? ''}>`).matchAll(/<([\dA-Fa-f]+)>/g))
      for (const glyph of glyphs.match(/.{4}/g) ?? []) text += font.get(glyph.toUpperCase()) ?? '';
  }
  return text.normalize('NFKC').replace(/\s/g, '');
}

function lettersOf(font: string, parts: ReadonlyMap<string, Part>): ReadonlyMap<string, string> {
  const id = /\/ToUnicode (\d+) 0 R/.exec(parts.get(font)?.dictionary ?? '')?.[1] ?? '';
  const letters = new Map<string, string>();
  const map = parts.get(id)?.stream ?? '';
  for (const [, lines = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letter = ''] of lines.matchAll(/<(\w+)>\s*<(\w+)>/g)) letters.set(glyph, spelt(letter));
  for (const [, lines = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', letter = ''] of lines.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let n = 0; n <= Number.parseInt(last, 16) - Number.parseInt(first, 16); n++)
        letters.set(hex(Number.parseInt(first, 16) + n), String.fromCodePoint(Number.parseInt(letter, 16) + n));
  return letters;
}

function spelt(utf16: string): string {
  return String.fromCharCode(...(utf16.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
