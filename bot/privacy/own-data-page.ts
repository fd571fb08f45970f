import { escaped } from '#shared/kernel/html.ts';
import { DataCategory } from '#shared/privacy/erasure.ts';
import type { Language } from '#shared/words/language.ts';
import type { PrivacyWords } from '#shared/words/privacy.ts';
import type { Row } from './own-data.ts';

/** Records of each category as a page that stands alone: no script, nothing loaded from anywhere. */
export function ownDataPage(
  records: Readonly<Record<DataCategory, readonly Row[]>>,
  words: PrivacyWords,
  { language, at }: { readonly language: Language; readonly at: string },
): string {
  const sections = DataCategory.options.map((category) => section(words, category, records[category]));
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Docket · ${escaped(words.heading)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; } table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid #8888; padding: .25rem .5rem; text-align: start; vertical-align: top; }
</style>
<h1>${escaped(words.heading)}</h1>
<p>${escaped(words.about)}</p>
<p><time datetime="${at}">${escaped(new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(at)))} UTC</time></p>
${sections.join('\n')}
<p>${escaped(words.records)} <a href="records.json">JSON</a></p>
<p>${escaped(words.complaint)}</p>
</html>
`;
}

function section(words: PrivacyWords, category: DataCategory, rows: readonly Row[]): string {
  const { name, purpose, basis, kept } = words.categories[category];
  const facts = [
    [words.purpose, purpose],
    [words.basis, basis],
    [words.kept, kept],
  ].map(([term = '', fact = '']) => `<dt>${escaped(term)}</dt><dd>${escaped(fact)}</dd>`);
  return `<h2>${escaped(name)}</h2>
<dl>${facts.join('')}</dl>
<p>${escaped(words.count(rows.length))} · <a href="${category}.json">JSON</a> · <a href="${category}.csv">CSV</a></p>
${table(rows)}`;
}

function table(rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('');
  const lines = rows.map((row) => `<tr>${columns.map((column) => `<td>${shown(row[column])}</td>`).join('')}</tr>`);
  return `<table><thead><tr>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return escaped(typeof value === 'string' ? value : JSON.stringify(value));
}
