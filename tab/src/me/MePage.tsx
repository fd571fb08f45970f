import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import { useLocation } from 'wouter';
import { LiveBar } from '../app/LiveBar.tsx';
import { lazily } from '../app/lazily.ts';
import { useLive } from '../app/live.ts';
import { useSession, useWords } from '../app/session.tsx';
import { OptionalPart } from '../ui/OptionalPart.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { DeskList } from './DeskList.tsx';
import { MySettings } from './MySettings.tsx';
import { MyTickets } from './MyTickets.tsx';
import { useMe } from './use-me.ts';

const AdminPage = lazily(async () => (await import('../admin/AdminPage.tsx')).AdminPage);

const NotificationsPage = lazily(async () => (await import('./notifications/NotificationsPage.tsx')).NotificationsPage);

const PolicyNotices = lazily(async () => (await import('./PolicyNotices.tsx')).PolicyNotices);

const MyData = lazily(async () => (await import('./MyData.tsx')).MyData);

const pages = ['mine', 'desks', 'notifications', 'settings', 'data', 'administration'] as const;
type Page = (typeof pages)[number];
const addresses: Record<Page, string> = {
  mine: '/',
  desks: '/desks',
  notifications: '/notifications',
  settings: '/settings',
  data: '/data',
  administration: '/administration',
};

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, minWidth: 0 },
  bar: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    overflowX: 'auto',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  content: { flexGrow: 1, minHeight: 0, minWidth: 0, overflowY: 'auto' },
});

/** The personal tab: one's own work across all desks, the desks, one's own settings, and the organisation for who runs it. */
export function MePage() {
  const styles = useStyles();
  const { signOut } = useSession();
  const { tab, ticket } = useWords();
  const { mine } = ticket;
  const [location, navigate] = useLocation();
  const me = useMe();
  const administers = me.data?.can.includes('organisation.administer') ?? false;
  const offered = pages.filter((known) => known !== 'administration' || administers);
  const [, first = '', section = null] = location.split('/');
  const page = offered.find((known) => addresses[known] === `/${first}`) ?? 'mine';
  /** Whether there is such a page for the reader is not known yet. */
  const unsettled = addresses.administration === `/${first}` && me.isPending;
  const isMine = page === 'mine' && !unsettled;
  const live = useLive(isMine ? (me.data?.desks.map(({ id }) => id) ?? []) : []);
  const names: Record<Page, string> = {
    mine: mine.heading,
    desks: mine.desks,
    notifications: mine.notifications,
    settings: mine.settings,
    data: mine.data,
    administration: mine.administration,
  };
  return (
    <main className={styles.page}>
      <LiveBar state={live} />
      <OptionalPart>
        <PolicyNotices />
      </OptionalPart>
      <div className={styles.bar}>
        <TabList
          onTabSelect={(_, { value }) => navigate(addresses[pages.find((known) => known === value) ?? 'mine'])}
          selectedValue={page}
        >
          {offered.map((value) => (
            <Tab key={value} id={`me-tab-${value}`} value={value}>
              {names[value]}
            </Tab>
          ))}
        </TabList>
        {signOut !== null && (
          <Button appearance="subtle" onClick={() => void signOut()}>
            {tab.outside.signOut}
          </Button>
        )}
      </div>
      <div aria-labelledby={`me-tab-${page}`} className={styles.content} role="tabpanel">
        {isMine && <MyTickets />}
        {page === 'desks' && <DeskList />}
        {page === 'notifications' && (
          <Suspense fallback={<PageSkeleton />}>
            <NotificationsPage />
          </Suspense>
        )}
        {page === 'settings' && <MySettings />}
        {page === 'data' && (
          <Suspense fallback={<PageSkeleton />}>
            <MyData />
          </Suspense>
        )}
        {page === 'administration' && (
          <Suspense fallback={<PageSkeleton />}>
            <AdminPage section={section} />
          </Suspense>
        )}
      </div>
    </main>
  );
}
