import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Listening, listen, type Reply, type Request, routed } from './loopback.ts';

const teamsJs = readFileSync(
  createRequire(import.meta.url)
    .resolve('@microsoft/teams-js')
    .replace(/[^/]+$/, 'MicrosoftTeams.min.js'),
);

/**
 * An app as small as can be, on the real teams-js: proves the shell without the product. `hostOrigins` tells whom the tab
 * trusts as its host; `onActivity` is the bot.
 */
export function startTinyApp(
  hostOrigins: () => readonly string[],
  onActivity: (request: Request) => Promise<Reply> | Reply,
): Promise<Listening> {
  const page = (script: string) => (): Reply => ({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: html(script, hostOrigins()),
  });
  const routes = {
    'GET /teams.js': () => ({ status: 200, headers: { 'content-type': 'text/javascript' }, body: teamsJs }),
    'GET /tab/config': page(config),
    'GET /tab/remove': page(removal),
    'GET /tab/me': page(content),
    'GET /tab/desk': page(content),
    'GET /tab/dialog': page(dialog),
    'POST /api/messages': onActivity,
  };
  return listen(
    routed(routes, () => ({ status: 404 })),
    {},
  );
}

function html(script: string, hostOrigins: readonly string[]): string {
  return `<!doctype html><meta charset="utf-8"><title>Tiny app</title><body style="font: 14px sans-serif">
<p>state: <b id="state">…</b> theme: <b id="theme"></b></p><pre id="context"></pre><p id="who"></p><p id="result"></p>
<button id="dialog">Dialog</button> <button id="copy">Copy</button> <button id="go">Go</button>
<script src="/teams.js"></script><script type="module">
const { app, authentication, dialog, pages } = microsoftTeams;
const show = (id, text) => { document.getElementById(id).textContent = text; };
const onClick = (id, run) => { document.getElementById(id).onclick = run; };
await app.initialize(${JSON.stringify(hostOrigins)});
const context = await app.getContext();
show('context', JSON.stringify(context, null, 1));
const wear = (theme) => {
  show('theme', theme);
  document.body.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  document.body.style.color = theme === 'default' ? 'black' : 'white';
};
wear(context.app.theme);
app.registerOnThemeChangeHandler(wear);
${script}
app.notifySuccess();
show('state', 'ready');
</script></body>`;
}

const content = `
const token = await authentication.getAuthToken();
show('who', JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)))).name);
onClick('dialog', () => dialog.url.open({ title: 'Fiche', url: location.origin + '/tab/dialog', size: 'small' }, ({ result, err }) => show('result', result ?? err)));
onClick('copy', () => pages.shareDeepLink({ subPageId: 'ticket/7', subPageLabel: 'TKT-7' }));
onClick('go', () => pages.currentApp.navigateTo({ pageId: 'me', subPageId: 'ticket/9' }));`;

const config = `
pages.config.registerOnSaveHandler(async (save) => {
  const desk = location.origin + '/tab/desk';
  await pages.config.setConfig({ entityId: 'dsk_1', contentUrl: desk, suggestedDisplayName: 'Informatique' });
  save.notifySuccess();
});
pages.config.setValidityState(true);`;

const removal = `pages.config.registerOnRemoveHandler((remove) => remove.notifySuccess()); pages.config.setValidityState(true);`;
const dialog = `onClick('go', () => dialog.url.submit('TKT-7'));`;
