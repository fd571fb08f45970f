import { app, authentication, HostClientType, pages } from '@microsoft/teams-js';
import { createContext, useContext } from 'react';
import { z } from 'zod';
import type { RunRow } from '#shared/checklists/run-row.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import type { Words } from '#shared/words/catalogue.ts';
import type { Language } from '#shared/words/language.ts';

export type { Words } from '#shared/words/catalogue.ts';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** Where the tab was added; null in the personal app. */
export interface SessionChannel {
  readonly id: string;
  readonly name: string;
  /** The id of the team's Microsoft 365 group. */
  readonly teamId: string;
  readonly teamName: string;
}

/** Who reads, where and how. */
export interface Session {
  readonly me: { readonly id: string; readonly name: string };
  /** The reader's organisation. */
  readonly tenant: string;
  readonly theme: ThemeName;
  readonly language: Language;
  /** BCP 47, for `Intl`: the host's where it speaks the reader's language. */
  readonly locale: string;
  readonly channel: SessionChannel | null;
  /** Whether it is Teams for phones and tablets, where the store forbids to lead to where one pays. */
  readonly onPhone: boolean;
  /** Opens an address of Teams or of the web where the host sees fit. */
  readonly openDeepLink: (url: string) => Promise<void>;
  /** Ends the session and leaves the page; null where the host signs people in and out. */
  readonly signOut: (() => Promise<void>) | null;
  /** The address of a ticket or a run to hand to others; it opens in Teams. */
  readonly shareLink: (desk: Pick<DeskView, 'id' | 'channel'>, shown: Shown) => string;
}

export const SessionContext = createContext<Session | null>(null);
export const WordsContext = createContext<Words | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is used outside SessionContext');
  return session;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('useWords is used outside WordsContext');
  return words;
}

/** What Teams keeps of a tab that somebody adds to a channel. */
export interface TabPlace {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly removeUrl: string;
  readonly name: string;
}

/** The program around the tab. */
export interface Host {
  readonly person: { readonly id: string; readonly name: string };
  readonly tenant: string;
  readonly theme: ThemeName;
  readonly locale: string;
  readonly channel: SessionChannel | null;
  /** Whether it is the app for phones and tablets. */
  readonly onPhone: boolean;
  /** What a link asked to be shown, such as `ticket/tkt_…`. */
  readonly subPage: string | null;
  readonly token: () => Promise<string>;
  readonly onTheme: (listen: (theme: ThemeName) => void) => void;
  /** The frame is on the screen: the host takes its own spinner away. */
  readonly shown: () => void;
  readonly openDeepLink: (url: string) => Promise<void>;
  readonly allowSave: (allowed: boolean) => void;
  /** Asked when somebody saves the tab's settings; null, or a thrown error, keeps them on the page. */
  readonly onSave: (place: () => Promise<TabPlace | null>) => void;
  readonly allowRemove: () => void;
  /** Ends the session and leaves the page; null where the host signs people in and out. */
  readonly signOut: (() => Promise<void>) | null;
}

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost is used outside HostContext');
  return host;
}

const phones: ReadonlySet<string> = new Set([HostClientType.android, HostClientType.ios, HostClientType.ipados]);

/**
 * Greets Teams and learns who reads, where and how.
 * @returns null where there is no Teams around the page
 */
export async function connectTeams(): Promise<Host | null> {
  try {
    await app.initialize(metaOf('docket-host-origins').split(',').filter(Boolean));
  } catch {
    return null;
  }
  const context = await app.getContext();
  if (context.user === undefined) return null;
  app.notifyAppLoaded();
  return {
    person: { id: context.user.id, name: context.user.displayName ?? '' },
    tenant: context.user.tenant?.id ?? '',
    theme: themeOf(context.app.theme),
    locale: context.app.locale,
    channel: channelOf(context),
    onPhone: phones.has(context.app.host.clientType),
    subPage: context.page.subPageId ?? null,
    token: keepToken(() => authentication.getAuthToken()),
    onTheme: (listen) => app.registerOnThemeChangeHandler((theme) => listen(themeOf(theme))),
    shown: () => void app.notifySuccess().catch(() => undefined),
    openDeepLink: (url) => app.openLink(url),
    allowSave: (allowed) => pages.config.setValidityState(allowed),
    onSave: (place) => pages.config.registerOnSaveHandler((event) => void answerSave(event, place)),
    allowRemove: () => pages.config.registerOnRemoveHandler((event) => event.notifySuccess()),
    signOut: null,
  };
}

/** Tells Teams that the tab could not start, so that it does not wait for it; nothing where there is no Teams. */
export function tellFailedStart(message: string): void {
  if (!app.isInitialized()) return;
  app.notifyFailure({ reason: app.FailedReason.Other, message });
}

/** The address of a ticket in Teams. @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
export function teamsLink(desk: Pick<DeskView, 'id' | 'channel'>, shown: Shown): string {
  const context = JSON.stringify({ subEntityId: subPageOf(shown), channelId: desk.channel.id });
  const label = 'key' in shown ? shown.key : shown.title;
  const query = new URLSearchParams({ label, context });
  return `https://teams.microsoft.com/l/entity/${metaOf('docket-app-id')}/${desk.id}?${query}`;
}

/** A ticket or a run of a checklist, as a link names it. */
export type Shown = Pick<TicketRow, 'id' | 'key'> | Pick<RunRow, 'id' | 'title'>;

function subPageOf(shown: Shown): string {
  return `${'key' in shown ? 'ticket' : 'run'}/${shown.id}`;
}

/** Settings that the service writes into the page. */
export function metaOf(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

function themeOf(theme: string): ThemeName {
  if (theme === 'dark') return 'dark';
  return theme === 'contrast' ? 'contrast' : 'light';
}

function channelOf({ channel, team }: app.Context): SessionChannel | null {
  const teamId = team?.groupId ?? channel?.ownerGroupId;
  if (channel === undefined || teamId === undefined) return null;
  return {
    id: channel.id,
    name: channel.displayName ?? '',
    teamId: teamId.toLowerCase(),
    teamName: team?.displayName ?? '',
  };
}

async function answerSave(event: pages.config.SaveEvent, place: () => Promise<TabPlace | null>): Promise<void> {
  try {
    const chosen = await place();
    if (chosen === null) return event.notifyFailure();
    await pages.config.setConfig({
      entityId: chosen.entityId,
      contentUrl: chosen.contentUrl,
      websiteUrl: chosen.contentUrl,
      removeUrl: chosen.removeUrl,
      suggestedDisplayName: chosen.name,
    });
    event.notifySuccess();
  } catch (problem) {
    event.notifyFailure(problem instanceof Error ? problem.message : String(problem));
  }
}

/** Renewed five minutes before it runs out; those who ask at once share one request. */
const EARLY = 5 * 60_000;

function keepToken(fetchToken: () => Promise<string>): () => Promise<string> {
  let kept: Promise<{ readonly token: string; readonly until: number }> | null = null;
  return async () => {
    const now = Date.now();
    if (kept === null || (await kept).until <= now) {
      kept = fetchToken().then((token) => ({ token, until: expiryOf(token) - EARLY }));
      kept.catch(() => {
        kept = null;
      });
    }
    return (await kept).token;
  };
}

/** Milliseconds; the token is the service's to judge, here only its age is read. */
function expiryOf(token: string): number {
  const payload = token.split('.')[1] ?? '';
  const json: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  return z.object({ exp: z.number() }).parse(json).exp * 1000;
}
