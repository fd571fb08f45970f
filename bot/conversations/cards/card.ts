import type { Carried } from '../verbs.ts';

/** An Adaptive Card as Teams takes it. `fallbackText` is also what a notification and a screen reader's list say of it. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly actions: readonly Action[];
  /** For the readers named, Teams fetches the present state when it shows the card. */
  readonly refresh?: { readonly action: Action; readonly userIds: readonly string[] };
}
export type Element = Readonly<Record<string, unknown>>;
export type Action = Readonly<Record<string, unknown>>;

interface Input {
  readonly summary: string;
  readonly body: readonly Element[];
  readonly actions: readonly Action[];
  readonly refresh?: { readonly by: Carried; readonly readers: readonly string[] };
}

/** At most six actions are shown by Teams, and at most sixty readers are refreshed. */
export function card({ summary, body, actions, refresh }: Input): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: summary,
    body,
    actions: actions.slice(0, 6),
    ...(refresh === undefined || refresh.readers.length === 0
      ? {}
      : { refresh: { action: execute(refresh.by.verb, refresh.by), userIds: refresh.readers.slice(0, 60) } }),
  };
}

/** Our own words. Never for what people wrote: a TextBlock reads Markdown, so that a title could pose as a link. */
export function text(words: string, more: Element = {}): Element {
  return { type: 'TextBlock', text: words, wrap: true, ...more };
}

export function heading(words: string): Element {
  return text(words, { style: 'heading', weight: 'Bolder', size: 'Medium' });
}

export function subtle(words: string): Element {
  return text(words, { isSubtle: true, size: 'Small' });
}

/** What people wrote, letter by letter. */
export function said(words: string, more: Element = {}): Element {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words, ...more }] };
}

export function fact(label: string, value: string): Element {
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [
      { type: 'TextRun', text: `${label}  `, isSubtle: true },
      { type: 'TextRun', text: value },
    ],
  };
}

export function execute(title: string, { verb, ...data }: Carried, more: Action = {}): Action {
  return { type: 'Action.Execute', title, verb, data, ...more };
}

export function openUrl(title: string, url: string): Action {
  return { type: 'Action.OpenUrl', title, url };
}
