import type { ShellState } from '../shell-state.ts';
import type { Language } from './words.ts';

export type ThemeName = 'default' | 'dark' | 'contrast';
export type Width = 'full' | 'side' | 'phone';

/** What the main area shows. `sub` is the deep link's subEntityId. */
export type Selection =
  | { readonly view: 'activity' | 'chat' }
  | { readonly view: 'app'; readonly sub: string | null }
  | { readonly view: 'teams'; readonly channelId: string | null; readonly tab: string; readonly sub: string | null };

export interface Choices {
  readonly person: string | null;
  readonly theme: ThemeName;
  /** Null follows the person's. */
  readonly language: Language | null;
  readonly width: Width;
  readonly selection: Selection;
  /** Grows whenever a link is followed, so that the same link twice opens twice. */
  readonly opened: number;
}

const themes: readonly ThemeName[] = ['default', 'dark', 'contrast'];
const widths: readonly Width[] = ['full', 'side', 'phone'];

/** From the page's address, so that a reload and a test find the same place. */
export function readChoices(query: URLSearchParams): Choices {
  const language = query.get('lang');
  return {
    person: query.get('person'),
    theme: themes.find((theme) => theme === query.get('theme')) ?? 'default',
    language: language === 'fr' || language === 'en' ? language : null,
    width: widths.find((width) => width === query.get('width')) ?? 'full',
    selection: readSelection(query),
    opened: 0,
  };
}

function readSelection(query: URLSearchParams): Selection {
  const view = query.get('view');
  const sub = query.get('sub');
  if (view === 'activity' || view === 'chat') return { view };
  if (view === 'app') return { view, sub };
  return { view: 'teams', channelId: query.get('channel'), tab: query.get('tab') ?? posts, sub };
}

/** The tab with the channel's messages. */
export const posts = 'posts';

export function writeChoices({ person, theme, language, width, selection }: Choices): URLSearchParams {
  const query = new URLSearchParams({ theme, width, view: selection.view });
  if (person !== null) query.set('person', person);
  if (language !== null) query.set('lang', language);
  if (selection.view === 'teams') {
    if (selection.channelId !== null) query.set('channel', selection.channelId);
    query.set('tab', selection.tab);
  }
  if ('sub' in selection && selection.sub !== null) query.set('sub', selection.sub);
  return query;
}

/** Where a deep link leads for this person: null for nowhere, `outside` for another site. */
export function followLink(link: string, state: ShellState): Selection | 'outside' | null {
  const url = URL.parse(link);
  if (url === null) return null;
  if (url.hostname !== 'teams.microsoft.com') return 'outside';
  const [, , kind = '', appOrChannel = '', entity = ''] = url.pathname.split('/').map(decodeURIComponent);
  const channels = state.teams.flatMap((team) => team.channels);
  if (kind === 'channel' || kind === 'message') {
    const channel = channels.find(({ id }) => id === appOrChannel);
    return channel === undefined ? null : { view: 'teams', channelId: channel.id, tab: posts, sub: null };
  }
  if (kind === 'chat') return { view: 'chat' };
  if (kind !== 'entity' || appOrChannel !== state.app.id) return null;
  const { channelId, subEntityId } = contextOf(url);
  if (entity === 'me') return { view: 'app', sub: subEntityId };
  const holders = channels.filter(({ tabs }) => tabs.some((tab) => tab.entityId === entity));
  const holder = holders.find(({ id }) => id === channelId) ?? holders[0];
  const tab = holder?.tabs.find((one) => one.entityId === entity);
  if (holder === undefined || tab === undefined) return null;
  return { view: 'teams', channelId: holder.id, tab: tab.id, sub: subEntityId };
}

function contextOf(url: URL): { readonly channelId: string | null; readonly subEntityId: string | null } {
  const none = { channelId: null, subEntityId: null };
  try {
    const context: unknown = JSON.parse(url.searchParams.get('context') ?? '{}');
    if (typeof context !== 'object' || context === null) return none;
    const channelId = 'channelId' in context ? String(context.channelId) : null;
    const subEntityId = 'subEntityId' in context ? String(context.subEntityId) : null;
    return { channelId, subEntityId };
  } catch {
    return none;
  }
}
