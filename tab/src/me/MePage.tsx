import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { useSession, useWords } from '../app/session.tsx';
import { DeskList } from './DeskList.tsx';
import { MySettings } from './MySettings.tsx';
import { MyTickets } from './MyTickets.tsx';

const pages = ['mine', 'desks', 'settings'] as const;
type Page = (typeof pages)[number];
const addresses: Record<Page, string> = { mine: '/', desks: '/desks', settings: '/settings' };

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

/** The personal tab: one's own work across all desks, the desks, one's own settings. */
export function MePage() {
  const styles = useStyles();
  const { signOut } = useSession();
  const { tab, ticket } = useWords();
  const { mine } = ticket;
  const [location, navigate] = useLocation();
  const page = pages.find((known) => addresses[known] === location) ?? 'mine';
  const names: Record<Page, string> = { mine: mine.heading, desks: mine.desks, settings: mine.settings };
  return (
    <main className={styles.page}>
      <div className={styles.bar}>
        <TabList
          onTabSelect={(_, { value }) => navigate(addresses[pages.find((known) => known === value) ?? 'mine'])}
          selectedValue={page}
        >
          {pages.map((value) => (
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
        {page === 'mine' && <MyTickets />}
        {page === 'desks' && <DeskList />}
        {page === 'settings' && <MySettings />}
      </div>
    </main>
  );
}
