import {
  FluentProvider,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { type RenderResult, render } from 'vitest-browser-react';
import type { Endpoint } from '#shared/kernel/endpoint.ts';
import { loadWords } from '#shared/words/catalogue.ts';
import type { Language } from '#shared/words/language.ts';
import { type Send, SendContext } from '../app/client.ts';
import { type Session, SessionContext, type ThemeName, WordsContext } from '../app/session.tsx';
import { type Transfer, TransferContext } from '../files/transfer.ts';
import { UndoToast } from './undo.tsx';

const themes: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** What one call carried, by the operation's id. */
export interface Sent {
  readonly id: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

export interface Answers {
  readonly send: Send;
  readonly calls: readonly Sent[];
  readonly callsOf: (id: string) => readonly Sent[];
}

/** Stands in for the service: each operation's answer by its id; a thrown error is the service's no. */
export function answering(answers: Readonly<Record<string, (call: Sent) => unknown>>): Answers {
  const calls: Sent[] = [];
  const send = async (endpoint: Endpoint, call?: Omit<Sent, 'id'>) => {
    const sent = { id: endpoint.id, ...call };
    calls.push(sent);
    const answer = answers[endpoint.id];
    if (answer === undefined) throw new Error(`the test does not answer ${endpoint.id}`);
    return await answer(sent);
  };
  return { send: send as unknown as Send, calls, callsOf: (id) => calls.filter((call) => call.id === id) };
}

interface Options {
  readonly send: Send;
  /** For what has files. */
  readonly transfer?: Transfer;
  readonly me?: Session['me'];
  readonly language?: Language;
  readonly theme?: ThemeName;
  readonly width?: number;
  /** In Teams for phones. */
  readonly onPhone?: boolean;
}

const noFiles: Transfer = {
  upload: () => Promise.reject(new Error('the test does not take files')),
  fetchBytes: () => Promise.reject(new Error('the test has no files')),
};

/** Renders a part of the tab as the shell would, in a frame of the given width. */
export async function renderTab(children: ReactNode, options: Options): Promise<RenderResult> {
  const {
    send,
    transfer = noFiles,
    language = 'en',
    theme = 'light',
    me = { id: '', name: '' },
    width = 560,
    onPhone = false,
  } = options;
  const words = await loadWords(language);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  const session: Session = {
    me,
    tenant: '',
    theme,
    language,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    channel: null,
    onPhone,
    openDeepLink: async () => {},
    signOut: null,
    shareLink: (_, ticket) => `https://teams.example/${ticket.id}`,
  };
  return render(
    <QueryClientProvider client={queries}>
      <FluentProvider theme={themes[theme]}>
        <SessionContext.Provider value={session}>
          <WordsContext.Provider value={words}>
            <SendContext.Provider value={send}>
              <TransferContext.Provider value={transfer}>
                <UndoToast>
                  <div style={{ width, height: 760, display: 'flex', flexDirection: 'column' }}>{children}</div>
                </UndoToast>
              </TransferContext.Provider>
            </SendContext.Provider>
          </WordsContext.Provider>
        </SessionContext.Provider>
      </FluentProvider>
    </QueryClientProvider>,
  );
}

/** What axe finds wrong, WCAG 2.2 AA, once colours have faded to what they stay; empty is right. */
export async function axeFindings(): Promise<readonly string[]> {
  // Spinners and skeletons never finish; a transition that is cancelled has given way to another.
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(transitions.map(({ finished }) => finished));
  // Fluent's focus sentinels hand the focus on at once and are no stop of their own.
  const page = { include: [['body']], exclude: [['[data-tabster-dummy]']] };
  const { violations } = await axe.run(page, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
