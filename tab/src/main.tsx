import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { loadWords } from '#shared/words/catalogue.ts';
import { type Language, languageOf } from '#shared/words/language.ts';
import { App } from './app/App.tsx';
import { reasonOf } from './app/client.ts';
import { showFailedStart } from './app/failed-start.ts';
import { firstLanguage } from './app/language.ts';
import { patiently } from './app/patiently.ts';
import { connectTeams, type Host, type ThemeName, tellFailedStart } from './app/session.tsx';
import { loadTheme } from './app/themes.ts';
import './app/page.css';

// Without this, zod tries once to compile code, which the content security policy refuses and reports.
z.config({ jitless: true });

async function start(place: HTMLElement): Promise<void> {
  const teams = await connectTeams();
  const page = teams === null ? await outsideTeams() : await insideHost(teams);
  createRoot(place).render(<StrictMode>{page}</StrictMode>);
}

async function insideHost(host: Host): Promise<ReactNode> {
  const language = firstLanguage(host);
  const [words, theme] = await loadLook(language, host.theme);
  return <App host={host} language={language} words={words} theme={theme} />;
}

function loadLook(language: Language, theme: ThemeName) {
  return patiently(() => Promise.all([loadWords(language), loadTheme(theme)]));
}

/** In a plain browser; what only that needs is loaded only there. */
async function outsideTeams(): Promise<ReactNode> {
  const [{ openBrowserSession, systemTheme }, { SignInPage }] = await patiently(() =>
    Promise.all([import('./app/browser-session.ts'), import('./app/SignInPage.tsx')]),
  );
  const session = await openBrowserSession();
  if (session.host !== null) return insideHost(session.host);
  const language = languageOf(navigator.language);
  document.documentElement.lang = language;
  const [words, theme] = await loadLook(language, systemTheme());
  const isPurchase = window.location.pathname === '/tab/purchase';
  const { signIn, problem } = session;
  return <SignInPage isPurchase={isPurchase} onSignIn={signIn} problem={problem} words={words} theme={theme} />;
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
// Not awaited here: parts that come on the way import from the file that this one is built into.
start(root).catch((problem: unknown) => {
  showFailedStart(root);
  tellFailedStart(reasonOf(problem));
});
