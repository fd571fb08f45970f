import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, Suspense } from 'react';
import { Link } from 'wouter';
import { PageSkeleton } from './PageSkeleton.tsx';
import { useTouchStyles } from './touch.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    gap: tokens.spacingHorizontalXXL,
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXL,
    '@media (max-width: 767px)': {
      flexDirection: 'column',
      gap: tokens.spacingVerticalM,
      padding: tokens.spacingHorizontalL,
    },
  },
  nav: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    width: '180px',
    '@media (max-width: 767px)': { flexDirection: 'row', width: 'auto', overflowX: 'auto' },
  },
  link: {
    display: 'flex',
    flexShrink: 0,
    alignItems: 'center',
    minHeight: '36px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    ':hover': {
      color: tokens.colorNeutralForeground2Hover,
      backgroundColor: tokens.colorSubtleBackgroundHover,
    },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  here: {
    color: tokens.colorNeutralForeground2Selected,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorSubtleBackgroundSelected,
  },
  section: { flexGrow: 1, minWidth: 0 },
});

interface Props<Name extends string> {
  readonly label: string;
  readonly sections: readonly { readonly name: Name; readonly label: string; readonly href: string }[];
  readonly here: Name;
  readonly children: ReactNode;
}

/** A page of several parts, each with an address of its own: their names beside, or on a phone above, the one that is shown. */
export function SectionPage<Name extends string>({ label, sections, here, children }: Props<Name>) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  return (
    <div className={styles.page}>
      <nav aria-label={label} className={styles.nav}>
        {sections.map((section) => (
          <Link
            aria-current={section.name === here ? 'page' : undefined}
            className={mergeClasses(styles.link, target, section.name === here && styles.here)}
            href={section.href}
            key={section.name}
          >
            {section.label}
          </Link>
        ))}
      </nav>
      <div className={styles.section}>
        <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
      </div>
    </div>
  );
}
