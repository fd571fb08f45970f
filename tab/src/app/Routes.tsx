import { lazy, Suspense, useEffect, useState } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { DeskPage } from '../desks/DeskPage.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useHost, useWords } from './session.tsx';

const ConfigPage = lazy(async () => ({ default: (await import('../desks/ConfigPage.tsx')).ConfigPage }));
const RemovePage = lazy(async () => ({ default: (await import('../desks/RemovePage.tsx')).RemovePage }));
const MePage = lazy(async () => ({ default: (await import('../me/MePage.tsx')).MePage }));

/** Every address under `/tab`. */
export function Routes() {
  return (
    <Router base="/tab">
      <Suspense fallback={null}>
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
      <Route path="/me" nest>
        <MePage />
      </Route>
      <Route path="/desk/:deskId/*?">{({ deskId }) => <DeskPage deskId={deskId} key={deskId} />}</Route>
      <Route>
        <EmptyState text={tab.notFound} />
      </Route>
    </Switch>
  );
}

/** A link names what to show as `ticket/<id>` or `run/<id>`: the tab then begins there. True until the address says so too. */
function useSubPage(): boolean {
  const { subPage } = useHost();
  const [location, navigate] = useLocation();
  const desk = /^\/desk\/[^/]+/.exec(location)?.[0];
  const [target, setTarget] = useState(() =>
    desk !== undefined && subPage !== null && /^(ticket\/tkt|run\/run)_\w+$/.test(subPage)
      ? `${desk}/${subPage}`
      : null,
  );
  useEffect(() => {
    if (target === null) return;
    navigate(target, { replace: true });
    setTarget(null);
  }, [target, navigate]);
  return target !== null;
}
