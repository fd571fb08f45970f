import { z } from 'zod';
import type { Shell } from '../shell-context.ts';
import { appContext, type ContextOptions } from './app-context.ts';
import { host, type Verbs } from './host.ts';
import { runtime } from './runtime.ts';

export type FrameOptions = Pick<ContextOptions, 'frameContext' | 'place' | 'entityId' | 'sub'>;

const PageAddress = z.object({
  appId: z.unknown().optional(),
  pageId: z.string().optional(),
  subPageId: z.string().nullish(),
});
type PageAddress = z.infer<typeof PageAddress>;

const Written = z.object({ mimeType: z.string(), content: z.string() });

const silent = () => undefined;
const noApp = { errorCode: 404, message: 'There is no such app.' };

/** What a frame of the app may ask of the shell, by the names that teams-js sends. */
export function frameVerbs({ state, choices, locale, actions }: Shell, options: FrameOptions): Verbs {
  const { place, entityId, frameContext } = options;
  const channelId = place?.channel.id ?? null;
  const toPage = ({ pageId = entityId, subPageId = null }: PageAddress) => {
    host.opened.push(subPageId === null ? pageId : `${pageId}#${subPageId}`);
    actions.openPage(pageId, subPageId, channelId);
    return [undefined];
  };
  return {
    initialize: () => [frameContext, 'web', JSON.stringify(runtime), '2.0.1'],
    getContext: () => [appContext({ state, theme: choices.theme, locale, ...options })],
    registerHandler: silent,
    'appInitialization.appLoaded': silent,
    'appInitialization.success': () => [undefined],
    'appInitialization.failure': silent,
    'appInitialization.expectedFailure': silent,
    'authentication.getAuthToken': async () => {
      const reason = host.fail.getAuthToken;
      return reason === undefined ? [true, await actions.token()] : [false, reason];
    },
    'tasks.startTask': ([info]) => actions.startTask(info),
    'tasks.completeTask': ([result]) => actions.completeTask(result),
    'tasks.updateTask': silent,
    messageForParent: ([message]) => host.send('content', 'messageForParent', [message]),
    messageForChild: ([message]) => host.send('task', 'messageForChild', [message]),
    executeDeepLink: ([link]) => {
      host.opened.push(String(link));
      return actions.open(String(link)) ? [true] : [false, 'The link leads nowhere.'];
    },
    'pages.navigateToApp': ([input]) => {
      const address = PageAddress.parse(input);
      return String(address.appId) === state.app.id ? toPage(address) : [noApp];
    },
    'pages.currentApp.navigateTo': ([input]) => toPage(PageAddress.parse(input)),
    'pages.currentApp.navigateToDefaultPage': () => toPage({ appId: state.app.id, pageId: 'me' }),
    navigateCrossDomain: () => [false, 'Only addresses of the app may be navigated to.'],
    navigateBack: () => [true],
    setFrameContext: silent,
    returnFocus: silent,
    shareDeepLink: ([subPageId]) => actions.share(entityId, String(subPageId), channelId),
    'clipboard.writeToClipboard': async ([input]) => {
      const { content } = Written.parse(input);
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      await actions.copy(new TextDecoder().decode(bytes));
      return [undefined];
    },
  };
}
