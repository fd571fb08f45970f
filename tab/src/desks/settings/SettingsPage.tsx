import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ComponentType, lazy, Suspense } from 'react';
import { Link } from 'wouter';
import type { DeskView } from '#shared/desks/desk.ts';
import { useWords } from '../../app/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { CategorySettings } from './CategorySettings.tsx';
import { GeneralSettings } from './GeneralSettings.tsx';
import { ReplySettings } from './ReplySettings.tsx';
import { SettingsHistory } from './SettingsHistory.tsx';
import { StatusSettings } from './StatusSettings.tsx';

const FieldSettings = lazy(async () => ({ default: (await import('./fields/FieldSettings.tsx')).FieldSettings }));

const sections = {
  general: GeneralSettings,
  statuses: StatusSettings,
  categories: CategorySettings,
  fields: FieldSettings,
  replies: ReplySettings,
  history: SettingsHistory,
} as const satisfies Record<string, ComponentType<{ readonly desk: DeskView }>>;
type Name = keyof typeof sections;
const names = Object.keys(sections) as readonly Name[];

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
    alignItems: 'center',
    minHeight: '36px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorSubtleBackgroundSelected,
  },
  section: { flexGrow: 1, minWidth: 0 },
});

interface Props {
  readonly desk: DeskView;
  /** As the address names it; nothing is the first. */
  readonly section: string | null;
}

/** What owners set for everyone on the desk, each part with an address of its own. */
export function SettingsPage({ desk, section }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings, notFound } = useWords().tab;
  const name = names.find((one) => one === (section ?? 'general'));
  if (name === undefined || !desk.can.includes('desk.change')) return <EmptyState text={notFound} />;
  const Section = sections[name];
  return (
    <div className={styles.page}>
      <nav aria-label={settings.heading} className={styles.nav}>
        {names.map((one) => (
          <Link
            aria-current={one === name ? 'page' : undefined}
            className={mergeClasses(styles.link, target, one === name && styles.here)}
            href={`/desk/${desk.id}/settings/${one}`}
            key={one}
          >
            {settings.sections[one]}
          </Link>
        ))}
      </nav>
      <div className={styles.section}>
        <Suspense fallback={null}>
          <Section desk={desk} key={name} />
        </Suspense>
      </div>
    </div>
  );
}
