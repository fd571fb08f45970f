import { makeStyles, tokens } from '@fluentui/react-components';
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

/** Says when what is shown may be out of date, and goes when it no longer is. */
export function LiveBar({ state }: { readonly state: LiveState }) {
  const styles = useStyles();
  const { live } = useWords().tab;
  return <div role="status">{state === 'lost' && <div className={styles.bar}>{live.lost}</div>}</div>;
}
