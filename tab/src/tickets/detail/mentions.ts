import { fold } from '#shared/kernel/text.ts';

const LINK = /\[@([^\]\n]{1,200})\]\(person:([0-9a-f-]{36})\)/g;

/** Names as they stand in the text, with whom each means. */
export type Named = Readonly<Record<string, string>>;

export interface Written {
  /** As people read it: `@Nadia Benali`. */
  readonly text: string;
  readonly named: Named;
}

/** Turns the links by which mentions are stored into names, so that whoever writes never sees an id. */
export function toWritten(markdown: string): Written {
  const named: Record<string, string> = {};
  const text = markdown.replace(LINK, (_, name: string, id: string) => `@${register(named, name, id)}`);
  return { text, named };
}

/** The text as it is stored: every `@Name` that was picked becomes a link to the person. */
export function toMarkdown({ text, named }: Written): string {
  const longestFirst = Object.keys(named).sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return text;
  const anyName = new RegExp(`@(${longestFirst.map(escapeRegExp).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return text.replace(anyName, (_, name: string) => `[@${name}](person:${named[name] ?? ''})`);
}

/** What stands between the last `@` and the caret, where somebody is being named; null elsewhere. */
export function mentionAt(text: string, caret: number): { readonly from: number; readonly query: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0 || /[\p{L}\p{N}]/u.test(before[from - 1] ?? '')) return null;
  const query = before.slice(from + 1);
  const words = query.split(' ').length;
  return query.includes('\n') || words > 3 || query.startsWith(' ') ? null : { from, query };
}

/** Puts a picked person in place of what was typed after the `@`. */
export function insertMention(
  written: Written,
  at: { readonly from: number; readonly to: number },
  person: { readonly id: string; readonly name: string },
): { readonly written: Written; readonly caret: number } {
  const named = { ...written.named };
  const name = register(named, person.name, person.id);
  const text = `${written.text.slice(0, at.from)}@${name} ${written.text.slice(at.to).replace(/^ /, '')}`;
  return { written: { text, named }, caret: at.from + name.length + 2 };
}

/** Those whose name has a word beginning with each word typed. */
export function matching<P extends { readonly name: string; readonly left: boolean }>(
  people: readonly P[],
  query: string,
) {
  const words = fold(query).split(' ');
  const begins = (name: string) => {
    const parts = fold(name).split(/[\s-]/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  return people.filter((person) => !person.left && begins(person.name)).slice(0, 6);
}

/** Two people of one name are told apart by a number. Brackets would end the link's text. */
function register(named: Record<string, string>, name: string, id: string): string {
  const plain = name.replace(/[[\]\n]/g, ' ').trim();
  for (let n = 1; ; n += 1) {
    const label = n === 1 ? plain : `${plain} (${n})`;
    if (named[label] === undefined || named[label] === id) {
      named[label] = id;
      return label;
    }
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
