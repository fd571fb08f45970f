import { fold } from '#shared/kernel/text.ts';
import type { Language } from '#shared/words/language.ts';

/** A ticket as people write it: `TKT-42`, `#42` or `42`. */
export interface TicketRef {
  readonly prefix: string | null;
  readonly number: number;
}

export type Command =
  | { readonly kind: 'new'; readonly text: string | null }
  | { readonly kind: 'list' | 'checklist' }
  | { readonly kind: 'mine' | 'day' | 'desk' | 'settings' | 'help' | 'greet' }
  /** Without a name, the person asks which templates there are. */
  | { readonly kind: 'start'; readonly name: string }
  /** Null asks which languages there are; `teams` follows Teams again. */
  | { readonly kind: 'language'; readonly to: Language | 'teams' | null }
  | { readonly kind: 'show'; readonly ticket: TicketRef }
  | { readonly kind: 'close' | 'reopen'; readonly ticket: TicketRef }
  /** Without a value, the person asks which there are. */
  | { readonly kind: 'status'; readonly ticket: TicketRef; readonly value: string }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'assign'; readonly ticket: TicketRef; readonly who: string | 'me' }
  | { readonly kind: 'comment'; readonly ticket: TicketRef; readonly text: string }
  /** A command without what it needs. */
  | { readonly kind: 'incomplete'; readonly command: CommandName }
  | { readonly kind: 'unknown'; readonly text: string; readonly suggestion: string | null };

export type CommandName =
  | 'new'
  | 'list'
  | 'mine'
  | 'search'
  | 'show'
  | 'assign'
  | 'status'
  | 'comment'
  | 'close'
  | 'reopen'
  | 'checklist'
  | 'start'
  | 'day'
  | 'desk'
  | 'settings'
  | 'language'
  | 'help';

/** Folded: without accents, in lower case. Both languages are understood whatever the person's own. */
const vocabulary: ReadonlyMap<string, CommandName> = new Map([
  ['new', 'new'],
  ['nouveau', 'new'],
  ['nouvelle', 'new'],
  ['list', 'list'],
  ['liste', 'list'],
  ['mine', 'mine'],
  ['my tickets', 'mine'],
  ['mes tickets', 'mine'],
  ['search', 'search'],
  ['rechercher', 'search'],
  ['chercher', 'search'],
  ['show', 'show'],
  ['voir', 'show'],
  ['assign', 'assign'],
  ['attribuer', 'assign'],
  ['status', 'status'],
  ['statut', 'status'],
  ['comment', 'comment'],
  ['commenter', 'comment'],
  ['close', 'close'],
  ['fermer', 'close'],
  ['reopen', 'reopen'],
  ['rouvrir', 'reopen'],
  ['checklist', 'checklist'],
  ['checklists', 'checklist'],
  ['check-list', 'checklist'],
  ['check-lists', 'checklist'],
  ['start', 'start'],
  ['demarrer', 'start'],
  ['lancer', 'start'],
  ['my day', 'day'],
  ['ma journee', 'day'],
  ['desk', 'desk'],
  ['espace', 'desk'],
  ['settings', 'settings'],
  ['reglages', 'settings'],
  ['parametres', 'settings'],
  ['language', 'language'],
  ['langue', 'language'],
  ['help', 'help'],
  ['aide', 'help'],
]);
const greetings = new Set(['hi', 'hello', 'hey', 'good morning', 'bonjour', 'bonsoir', 'salut', 'coucou']);
const languages: ReadonlyMap<string, Language | 'teams'> = new Map([
  ['english', 'en'],
  ['anglais', 'en'],
  ['en', 'en'],
  ['french', 'fr'],
  ['francais', 'fr'],
  ['fr', 'fr'],
  ['teams', 'teams'],
]);
const oneself = new Set(['me', 'myself', 'moi', 'moi-meme']);

/**
 * What somebody asks for, in either language, in any case, with or without accents. Never fails: text that is no command
 * comes back whole as `unknown`, with the command that it may have been meant for, where there is one.
 * @param said the message without the mention of the bot
 */
export function parseCommand(said: string): Command {
  const text = said.trim();
  const whole = fold(text).replace(/[\s.!?…]+$/u, '');
  if (whole === '') return { kind: 'help' };
  if (greetings.has(whole)) return { kind: 'greet' };
  const alone = vocabulary.get(whole);
  if (alone !== undefined) return withoutRest(alone);
  const [, first = '', rest = ''] = /^(\S+)\s+([\s\S]+)$/u.exec(text) ?? [];
  const name = vocabulary.get(fold(first));
  const command = name === undefined ? null : withRest(name, rest.trim());
  return (
    command ?? {
      kind: 'unknown',
      text,
      suggestion: name === undefined ? suggestionFor(whole, first, rest.trim()) : null,
    }
  );
}

function withoutRest(name: CommandName): Command {
  switch (name) {
    case 'new':
      return { kind: 'new', text: null };
    case 'start':
      return { kind: 'start', name: '' };
    case 'language':
      return { kind: 'language', to: null };
    case 'list':
    case 'checklist':
    case 'mine':
    case 'day':
    case 'desk':
    case 'settings':
    case 'help':
      return { kind: name };
    case 'search':
    case 'show':
    case 'assign':
    case 'status':
    case 'comment':
    case 'close':
    case 'reopen':
      return { kind: 'incomplete', command: name };
    default:
      return name satisfies never;
  }
}

/** Null where the words begin like a command but go on like a sentence: "close the window" is no command. */
function withRest(name: CommandName, rest: string): Command | null {
  if (name === 'new' || name === 'search') return { kind: name, text: rest };
  if (name === 'start') return { kind: name, name: rest };
  if (name === 'language') {
    const to = languages.get(fold(rest));
    return to === undefined ? null : { kind: name, to };
  }
  if (!takesTicket(name)) return null;
  const [, prefix = null, digits = '', more = ''] =
    /^(?:#|([a-z][a-z0-9]{0,9})-)?(\d{1,9})(?:\s+([\s\S]+))?$/iu.exec(rest) ?? [];
  if (digits === '') return null;
  const ticket: TicketRef = { prefix: prefix?.toUpperCase() ?? null, number: Number(digits) };
  if (name === 'status') return { kind: name, ticket, value: more };
  if (name === 'show' || name === 'close' || name === 'reopen') return more === '' ? { kind: name, ticket } : null;
  if (more === '') return { kind: 'incomplete', command: name };
  return name === 'comment' ? { kind: 'comment', ticket, text: more } : { kind: 'assign', ticket, who: personIn(more) };
}

function takesTicket(
  name: CommandName,
): name is Extract<CommandName, 'show' | 'assign' | 'status' | 'comment' | 'close' | 'reopen'> {
  return ['show', 'assign', 'status', 'comment', 'close', 'reopen'].includes(name);
}

function personIn(text: string): string | 'me' {
  const name = text
    .replace(/^(?:to|à|a)\s+/iu, '')
    .replace(/^@/u, '')
    .trim();
  return oneself.has(fold(name)) ? 'me' : name;
}

/** What the person may have meant, one slip of the keyboard away or cut short, in whole: `clsoe 42` gives `close 42`. */
function suggestionFor(whole: string, first: string, rest: string): string | null {
  for (const [word, name] of vocabulary) {
    if (resembles(whole, word)) return word;
    // Either takes any rest: “Cher collègue, …” is no search cut short.
    const isMeant = name === 'search' || name === 'start' ? isOneSlipAway : resembles;
    if (rest !== '' && isMeant(fold(first), word) && withRest(name, rest) !== null) return `${word} ${rest}`;
  }
  return null;
}

function resembles(typed: string, word: string): boolean {
  return typed.length >= 3 && (word.startsWith(typed) || isOneSlipAway(typed, word));
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneSlipAway(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  const a = typed.slice(start);
  const b = meant.slice(start);
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || swapped;
}
