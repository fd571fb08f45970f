export type Format = 'bold' | 'italic' | 'code' | 'link' | 'list';

export interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Sets the selected text in Markdown, or takes the marks away where it has them. The selection stays on the words. */
export function format(selected: Selected, how: Format, placeholder: string): Selected {
  switch (how) {
    case 'bold':
      return wrap(selected, '**', placeholder);
    case 'italic':
      return wrap(selected, '_', placeholder);
    case 'code':
      return code(selected, placeholder);
    case 'link':
      return link(selected, placeholder);
    case 'list':
      return list(selected);
    default:
      return how satisfies never;
  }
}

function wrap({ text, from, to }: Selected, mark: string, placeholder: string): Selected {
  const size = mark.length;
  if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark) {
    const bare = text.slice(0, from - size) + text.slice(from, to) + text.slice(to + size);
    return { text: bare, from: from - size, to: to - size };
  }
  const words = text.slice(from, to) || placeholder;
  return {
    text: text.slice(0, from) + mark + words + mark + text.slice(to),
    from: from + size,
    to: from + size + words.length,
  };
}

function code(selected: Selected, placeholder: string): Selected {
  const { text, from, to } = selected;
  const words = text.slice(from, to);
  if (!words.includes('\n')) return wrap(selected, '`', placeholder);
  const opening = `${from === 0 || text[from - 1] === '\n' ? '' : '\n'}\`\`\`\n`;
  return {
    text: `${text.slice(0, from)}${opening}${words}\n\`\`\`\n${text.slice(to)}`,
    from: from + opening.length,
    to: to + opening.length,
  };
}

function link({ text, from, to }: Selected, placeholder: string): Selected {
  const words = text.slice(from, to) || placeholder;
  const address = 'https://';
  const start = from + words.length + 3;
  return {
    text: `${text.slice(0, from)}[${words}](${address})${text.slice(to)}`,
    from: start,
    to: start + address.length,
  };
}

function list({ text, from, to }: Selected): Selected {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const lines = text.slice(start, to).split('\n');
  const listed = lines.every((line) => line.startsWith('- '));
  const next = lines.map((line) => (listed ? line.slice(2) : `- ${line}`)).join('\n');
  const grown = next.length - (to - start);
  return {
    text: text.slice(0, start) + next + text.slice(to),
    from: Math.max(start, from + (listed ? -2 : 2)),
    to: to + grown,
  };
}
