import { FluentProvider, type Theme } from '@fluentui/react-components';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { readMe } from '#shared/members/contract.ts';
import { loadWords } from '#shared/words/catalogue.ts';
import type { Language } from '#shared/words/language.ts';
import { createTransfer, TransferContext } from '../files/transfer.ts';
import { UndoToast } from '../ui/undo.tsx';
import { Announcer } from './announce.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { createClient, SendContext, useSend } from './client.ts';
import { localeOf, settleLanguage } from './language.ts';
import { OpenStreamContext } from './live.ts';
import { createQueryClient } from './query-client.ts';
import { Routes } from './Routes.tsx';
import {
  type Host,
  HostContext,
  type Session,
  SessionContext,
  type ThemeName,
  teamsLink,
  useSession,
  type Words,
  WordsContext,
} from './session.tsx';
import { loadTheme } from './themes.ts';

interface Props {
  readonly host: Host;
  /** To begin with; the reader's own setting may change it. */
  readonly language: Language;
  readonly words: Words;
  /** The host's, to begin with. */
  readonly theme: Theme;
}

interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

export function App({ host, language, words, theme }: Props) {
  const [spoken, setSpoken] = useState<Spoken>({ language, words });
  const [queries] = useState(createQueryClient);
  const client = useMemo(() => {
    const options = { token: host.token, language: spoken.language, words: spoken.words.tab.client };
    return { ...createClient(options), transfer: createTransfer(options) };
  }, [host, spoken]);
  const look = useLook(host, theme);
  const session = useHostSession(host, spoken.language, look.name);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  useEffect(() => host.shown(), [host]);
  return (
    <FluentProvider theme={look.theme} style={{ height: '100%' }}>
      <QueryClientProvider client={queries}>
        <HostContext.Provider value={host}>
          <SessionContext.Provider value={session}>
            <WordsContext.Provider value={spoken.words}>
              <SendContext.Provider value={client.send}>
                <TransferContext.Provider value={client.transfer}>
                  <OpenStreamContext.Provider value={client.openStream}>
                    <Person host={host} onSpoken={setSpoken}>
                      <Announcer>
                        <UndoToast>
                          <CrashGuard>
                            <Routes />
                          </CrashGuard>
                        </UndoToast>
                      </Announcer>
                    </Person>
                  </OpenStreamContext.Provider>
                </TransferContext.Provider>
              </SendContext.Provider>
            </WordsContext.Provider>
          </SessionContext.Provider>
        </HostContext.Provider>
      </QueryClientProvider>
    </FluentProvider>
  );
}

interface Look {
  readonly name: ThemeName;
  readonly theme: Theme;
}

/** Follows the host: of two changes close together the last one counts, whichever theme arrives first. */
function useLook(host: Host, first: Theme): Look {
  const [look, setLook] = useState<Look>({ name: host.theme, theme: first });
  useEffect(() => {
    let latest = host.theme;
    host.onTheme((name) => {
      latest = name;
      void loadTheme(name).then((theme) => {
        if (latest === name) setLook({ name, theme });
      });
    });
  }, [host]);
  return look;
}

function useHostSession(host: Host, language: Language, theme: ThemeName): Session {
  return useMemo(
    () => ({
      me: host.person,
      tenant: host.tenant,
      theme,
      language,
      locale: localeOf(host.locale, language),
      channel: host.channel,
      onPhone: host.onPhone,
      openDeepLink: host.openDeepLink,
      signOut: host.signOut,
      shareLink: teamsLink,
    }),
    [host, theme, language],
  );
}

interface PersonProps {
  readonly host: Host;
  readonly onSpoken: (spoken: Spoken) => void;
  readonly children: ReactNode;
}

/** What the service knows of the reader: their name, where the host keeps it to itself, and the language they chose. */
function Person({ host, onSpoken, children }: PersonProps) {
  const send = useSend();
  const session = useSession();
  const { data: me } = useQuery({ queryKey: ['me'], queryFn: () => send(readMe) });
  const chosen = me?.language;
  useEffect(() => {
    if (chosen === undefined) return;
    const language = settleLanguage(host, chosen);
    if (language === session.language) return;
    let current = true;
    void loadWords(language).then((words) => {
      if (current) onSpoken({ language, words });
    });
    return () => {
      current = false;
    };
  }, [chosen, host, onSpoken, session.language]);
  const name = me?.name ?? session.me.name;
  const named = useMemo(() => ({ ...session, me: { id: session.me.id, name } }), [session, name]);
  return <SessionContext.Provider value={named}>{children}</SessionContext.Provider>;
}
