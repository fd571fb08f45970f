import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useShell } from '../shell-context.ts';
import { appContext, type ContextOptions, type TabPlace } from './app-context.ts';
import { host, type Verbs } from './host.ts';
import { runtime } from './runtime.ts';

interface Props {
  readonly src: string;
  readonly title: string;
  readonly frameContext: ContextOptions['frameContext'];
  readonly place: TabPlace | null;
  readonly entityId: string;
  readonly sub: string | null;
  /** Beside those that every frame may ask for. */
  readonly verbs?: Verbs;
}

const useStyles = makeStyles({
  frame: { border: 'none', width: '100%', height: '100%', display: 'block', flexGrow: 1 },
});

const sandbox = [
  'allow-scripts allow-same-origin allow-forms allow-modals allow-popups',
  'allow-popups-to-escape-sandbox allow-downloads allow-pointer-lock',
].join(' ');

/** A page of the app, which may speak to the shell by teams-js. The frame's name for the host is its frame context. */
export function AppFrame(props: Props) {
  const { src, title, frameContext } = props;
  const { choices } = useShell();
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const verbs = useFrameVerbs(props);
  const current = useRef(verbs);
  current.current = verbs;

  useEffect(() => {
    if (frame.current === null) return;
    return host.attach(frameContext, frame.current, () => current.current);
  }, [frameContext]);
  useEffect(() => host.send(frameContext, 'themeChange', [choices.theme]), [frameContext, choices.theme]);

  return (
    <iframe
      ref={frame}
      className={styles.frame}
      src={src}
      title={title}
      sandbox={sandbox}
      allow="clipboard-read; clipboard-write; fullscreen"
      data-frame={frameContext}
    />
  );
}

function useFrameVerbs({ frameContext, place, entityId, sub, verbs = {} }: Props): Verbs {
  const { state, choices, locale, actions } = useShell();
  const { theme } = choices;
  const open = async (link: unknown) => {
    const url = String(link);
    host.opened.push(url);
    return actions.open(url) ? [true] : [false, 'not found'];
  };
  const toPage = (input: unknown) => {
    const { pageId = entityId, subPageId = null } = typeof input === 'object' ? { ...input } as PageAddress : {};
    host.opened.push(subPageId === null ? pageId : `${pageId}#${subPageId}`);
    actions.openPage(pageId, subPageId, place?.channel.id ?? null);
    return [undefined];
  };
  return {
    initialize: () => [frameContext, 'web', JSON.stringify(runtime), '2.0.1'],
    getContext: () => [appContext({ state, theme, locale, place, frameContext, entityId, sub })],
    registerHandler: () => undefined,
    'appInitialization.appLoaded': () => undefined,
    'appInitialization.success': () => [undefined],
    'appInitialization.failure': () => undefined,
    'appInitialization.expectedFailure': () => undefined,
    'authentication.getAuthToken': async () =>
      host.fail.getAuthToken === undefined ? [true, await actions.token()] : [false, host.fail.getAuthToken],
    'tasks.startTask': ([info]) => actions.startTask(info),
    'tasks.completeTask': ([result]) => actions.completeTask(result),
    'tasks.updateTask': () => undefined,
    messageForParent: ([message]) => host.send('content', 'messageForParent', [message]) ?? undefined,
    messageForChild: ([message]) => host.send('task', 'messageForChild', [message]) ?? undefined,
    executeDeepLink: ([link]) => open(link),
    'pages.navigateToApp': async ([input]) => {
      const { appId = '', pageId = '', subPageId = null } = typeof input === 'object' ? { ...input } as PageAddress : {};
      if (String(appId) !== state.app.id) return [new Error('no such app')];
      return toPage({ pageId, subPageId });
    },
    'pages.currentApp.navigateTo': ([input]) => toPage(input),
    'pages.currentApp.navigateToDefaultPage': () => toPage({ pageId: 'me' }),
    navigateCrossDomain: () => [false, 'Cross-origin navigation is only supported for URLs matching the pattern registered.'],
    navigateBack: () => [true],
    setFrameContext: () => undefined,
    shareDeepLink: ([subPageId, label]) => actions.share(entityId, subPageId, label, place?.channel.id ?? null),
    'clipboard.writeToClipboard': async ([written]) => {
      await actions.copy(written);
      return [undefined];
    },
    returnFocus: () => undefined,
    ...verbs,
  };
}

interface PageAddress {
  readonly appId?: unknown;
  readonly pageId?: string;
  readonly subPageId?: string | null;
}
