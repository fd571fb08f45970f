import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { loadWords } from '#shared/words/catalogue.ts';
import { languageOf } from '#shared/words/language.ts';
import { App } from './app/App.tsx';
import { firstLanguage } from './app/language.ts';
import { OutsideTeams } from './app/OutsideTeams.tsx';
import { connectTeams } from './app/session.tsx';
import './app/page.css';

// Without this, zod tries once to compile code, which the content security policy refuses and reports.
z.config({ jitless: true });

async function start(place: HTMLElement): Promise<void> {
  const host = await connectTeams();
  const language = host === null ? languageOf(navigator.language) : firstLanguage(host);
  const words = await loadWords(language);
  createRoot(place).render(
    <StrictMode>
      {host === null ? <OutsideTeams words={words} /> : <App host={host} language={language} words={words} />}
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
await start(root);
