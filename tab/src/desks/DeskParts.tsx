import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { DeskView } from '#shared/desks/desk.ts';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';

export type Part = 'tickets' | 'checklists' | 'settings' | 'help';

const useStyles = makeStyles({
  nav: {
    display: 'flex',
    flexShrink: 0,
    gap: tokens.spacingHorizontalXS,
    overflowX: 'auto',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  link: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    height: '36px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      insetInline: tokens.spacingHorizontalS,
      bottom: 0,
      height: tokens.strokeWidthThicker,
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
});

interface Props {
  readonly desk: DeskView;
  readonly part: Part;
}

/** The parts of a desk, each with an address of its own. */
export function DeskParts({ desk, part }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { frame } = useWords().tab;
  const parts: readonly Part[] = [
    'tickets',
    ...(desk.can.includes('run.read') ? (['checklists'] as const) : []),
    ...(desk.can.includes('desk.change') ? (['settings'] as const) : []),
    'help',
  ];
  return (
    <nav aria-label={frame.sections} className={styles.nav}>
      {parts.map((name) => (
        <Link
          key={name}
          aria-current={name === part ? 'page' : undefined}
          className={mergeClasses(styles.link, target, name === part && styles.here)}
          href={name === 'tickets' ? `/desk/${desk.id}` : `/desk/${desk.id}/${name}`}
        >
          {frame[name]}
        </Link>
      ))}
    </nav>
  );
}
