import { Suspense, useEffect, useState } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { DeskPage } from '../desks/DeskPage.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { lazily } from './lazily.ts';
import { useHost, useWords } from './session.tsx';

const ConfigPage = lazily(async () => (await import('../desks/ConfigPage.tsx')).ConfigPage);
const RecordPage = lazily(async () => (await import('../checklists/record/RecordPage.tsx')).RecordPage);
const RemovePage = lazily(async () => (await import('../desks/RemovePage.tsx')).RemovePage);
const PurchasePage = lazily(async () => (await import('../billing/PurchasePage.tsx')).PurchasePage);
const MePage = lazily(async () => (await import('../me/MePage.tsx')).MePage);

/** Every address under `/tab`. */
export function Routes() {
  return (
    <Router base="/tab">
      <Suspense fallback={<PageSkeleton />}>
        <Linked />
      </Suspense>
    </Router>
  );
}

function Linked() {
  const { tab } = useWords();
  if (useSubPage()) return null;
  return (
    <Switch>
      <Route path="/config">
        <ConfigPage />
      </Route>
      <Route path="/remove">
        <RemovePage />
      </Route>
      <Route path="/purchase">
        <PurchasePage />
      </Route>
      <Route path="/me" nest>
        <MePage />
      </Route>
      <Route path="/desk/:deskId/record/:runId">
        {({ deskId, runId }) => <RecordPage deskId={deskId} runId={runId} />}
      </Route>
      <Route path="/desk/:deskId/*?">{({ deskId }) => <DeskPage deskId={deskId} key={deskId} />}</Route>
      <Route>
        <EmptyState text={tab.notFound} />
      </Route>
    </Switch>
  );
}

/**
 * A link names what to show: `ticket/<id>` or `run/<id>` of a desk, `notifications` of one's own. The tab then begins there.
 * True until the address says so too.
 */
function useSubPage(): boolean {
  const { subPage } = useHost();
  const [location, navigate] = useLocation();
  const [target, setTarget] = useState(() => addressOf(location, subPage));
  useEffect(() => {
    if (target === null) return;
    navigate(target, { replace: true });
    setTarget(null);
  }, [target, navigate]);
  return target !== null;
}

function addressOf(location: string, subPage: string | null): string | null {
  if (subPage === null) return null;
  const desk = /^\/desk\/[^/]+/.exec(location)?.[0];
  if (desk !== undefined && /^(ticket\/tkt|run\/run)_\w+$/.test(subPage)) return `${desk}/${subPage}`;
  return location.startsWith('/me') && subPage === 'notifications' ? `/me/${subPage}` : null;
}
