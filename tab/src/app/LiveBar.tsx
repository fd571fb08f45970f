import { makeStyles, tokens } from '@fluentui/react-components';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { LiveState } from './live.ts';
import { useWords } from './session.tsx';

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorStatusWarningForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`,
  },
});

const subscribe = (listen: () => void) => onlineManager.subscribe(listen);
const isOnline = () => onlineManager.isOnline();

interface Props {
  readonly state: LiveState;
}

/** Says when the network is gone, or when what is shown may be out of date; goes when neither is so any more. */
export function LiveBar({ state }: Props) {
  const styles = useStyles();
  const { live } = useWords().tab;
  const online = useSyncExternalStore(subscribe, isOnline);
  const stale = state === 'lost' ? live.lost : null;
  const told = online ? stale : live.offline;
  return <div role="status">{told !== null && <div className={styles.bar}>{told}</div>}</div>;
}
