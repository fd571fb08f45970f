import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useShell } from '../shell-context.ts';
import { type FrameOptions, frameVerbs } from './frame-verbs.ts';
import { host, type Verbs } from './host.ts';

interface Props extends FrameOptions {
  readonly src: string;
  readonly title: string;
  /** Beside those that every frame may ask for. */
  readonly verbs?: Verbs;
}

const useStyles = makeStyles({
  frame: { border: 'none', width: '100%', height: '100%', display: 'block', flexGrow: 1 },
});

const sandbox =
  'allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** A page of the app, which may speak to the shell by teams-js. The frame's name for the host is its frame context. */
export function AppFrame({ src, title, verbs, ...options }: Props) {
  const { frameContext } = options;
  const shell = useShell();
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const current = useRef<Verbs>({});
  current.current = { ...frameVerbs(shell, options), ...verbs };

  useEffect(() => {
    if (frame.current === null) return;
    return host.attach(frameContext, frame.current, () => current.current);
  }, [frameContext]);
  const { theme } = shell.choices;
  useEffect(() => host.send(frameContext, 'themeChange', [theme]), [frameContext, theme]);

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
