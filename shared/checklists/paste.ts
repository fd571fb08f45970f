import { shorten } from '../kernel/text.ts';
import type { Plan, PlanItem, Section } from './plan.ts';
import { mostItems } from './plan.ts';

const longestTitle = 250;
const longestHeading = 120;
/** `- `, `* `, `• `, `1. `, `2) `, `a) `, and a box such as `[ ]` or `☐`, alone or after one of those. */
const MARK = /^\s*(?:[-*+•‣◦–—]\s+|\d{1,3}[.)]\s+|[a-z][.)]\s+)?(?:\[[ xX]?\]\s*|[☐☑✓✔□]\s*)?/u;
const HEADING = /^\s*#{1,6}\s+(.*?)\s*#*$/;
const BOLD = /^\s*\*\*(.+?)\*\*:?\s*$/;

/**
 * A checklist from what somebody pasted: lines, bullets, numbers, boxes, Markdown with headings, or columns of a sheet, of which
 * the first counts and the second becomes the instructions. Headings, and lines of their own that end in a colon, begin
 * a section. Null where there is nothing to do in it.
 */
export function planOfPaste(text: string): Plan | null {
  const sections: { title: string; items: PlanItem[] }[] = [];
  let count = 0;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trim();
    if (line === '' || count === mostItems) continue;
    const heading = headingOf(line);
    if (heading !== null) {
      sections.push({ title: shorten(heading, longestHeading), items: [] });
      continue;
    }
    const item = itemOf(raw, count);
    if (item === null) continue;
    if (sections.length === 0) sections.push({ title: '', items: [] });
    sections.at(-1)?.items.push(item);
    count++;
  }
  const filled: Section[] = sections
    .filter(({ items }) => items.length > 0)
    .map((section, index) => ({ key: `s${index + 1}`, ...section }));
  return filled.length === 0 ? null : { sections: filled.slice(0, 40), reviewer: null, dueAfter: null };
}

function headingOf(line: string): string | null {
  const found = HEADING.exec(line)?.[1] ?? BOLD.exec(line)?.[1];
  if (found !== undefined) return clean(found).replace(/\s*:$/, '');
  const isMarked = (MARK.exec(line)?.[0].length ?? 0) > 0;
  return !isMarked && /[^:]:$/.test(line) && !line.includes('\t') ? clean(line.replace(/\s*:$/, '')) : null;
}

function itemOf(raw: string, index: number): PlanItem | null {
  const [first = '', second = ''] = raw.split('\t').map((cell) => clean(cell.replace(/^"(.*)"$/, '$1')));
  const title = clean(first.replace(MARK, ''));
  if (title === '') return null;
  return {
    key: `i${index + 1}`,
    kind: 'tick',
    title: shorten(title, longestTitle),
    instructions: shorten(second, 4000),
    required: true,
    assignee: null,
    dueAfter: null,
    when: null,
  };
}

/** Without Markdown's marks of emphasis, and without characters that nobody sees. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
