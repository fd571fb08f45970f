import { createHash } from 'node:crypto';
import type { Files } from '#bot/files/port.ts';
import { csvOf } from '#shared/kernel/csv.ts';
import { DataCategory } from '#shared/privacy/erasure.ts';
import { redacted } from '#shared/privacy/redact.ts';
import type { Language } from '#shared/words/language.ts';
import { privacyEn } from '#shared/words/privacy.en.ts';
import { privacyFr } from '#shared/words/privacy.fr.ts';
import type { OwnData, Row } from './own-data.ts';
import { ownDataPage } from './own-data-page.ts';
import type { Named } from './records-naming.ts';
import type { Packed } from './zip.ts';

interface About {
  readonly tenant: string;
  readonly person: string;
  readonly language: Language;
  /** ISO instant. */
  readonly at: string;
}
interface Listed {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const wordsIn = { en: privacyEn, fr: privacyFr } as const;

/**
 * What goes into the copy: each category as JSON and CSV, the files, a page to read it all, which records name
 * the person, and last the manifest with the
 * size and hash of each. Everybody else in it is made unrecognisable.
 */
export async function* packOwnData(
  own: OwnData,
  named: readonly Named[],
  files: Files,
  about: About,
): AsyncGenerator<Packed> {
  const words = wordsIn[about.language];
  const listed: Listed[] = [];
  const records = Object.fromEntries(
    DataCategory.options.map((category) => [category, redacted(own.records[category], about.person, words.other)]),
  ) as Record<DataCategory, readonly Row[]>;
  const text = (path: string, content: string): Packed => {
    const bytes = Buffer.from(content);
    listed.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    return { path, bytes: [bytes], compress: true };
  };
  yield text('index.html', ownDataPage(records, words, about));
  for (const category of DataCategory.options) {
    yield text(`${category}.json`, `${JSON.stringify(records[category], null, 2)}\n`);
    yield text(`${category}.csv`, csvOf(records[category]));
  }
  yield text('records.json', `${JSON.stringify(redacted(named, about.person, words.other), null, 2)}\n`);
  for (const { partition, file } of own.files) {
    const bytes = await files.read({ ...partition, id: file.id });
    if (bytes === null) continue;
    const path = `files/${file.id}/${file.name.replaceAll(/[\\/\p{Cc}]/gu, '_')}`;
    yield {
      path,
      bytes: measured(bytes, (size, sha256) => listed.push({ path, bytes: size, sha256 })),
      compress: false,
    };
  }
  const manifest = { format: 'docket-own-data', version: 1, ...about, files: [...listed] };
  yield text('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
}

async function* measured(bytes: AsyncIterable<Uint8Array>, done: (size: number, sha256: string) => void) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.length;
    yield chunk;
  }
  done(size, hash.digest('hex'));
}
