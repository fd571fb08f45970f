import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { ViewRow } from '#shared/views/contract.ts';
import { type ColumnKey, ViewKey } from '#shared/views/view.ts';
import { lazily } from '../app/lazily.ts';
import { useSession, useWords } from '../app/session.tsx';
import { OptionalPart } from '../ui/OptionalPart.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { PopMenu } from './PopMenu.tsx';
import type { MenuEntry, MenuPart } from './pop-menu.ts';
import { countOfView, useCounts } from './use-counts.ts';
import type { ChangeView } from './use-view.ts';
import { noChips, type TicketsView, viewsFor } from './view.ts';
import { findShown, useSavedViews } from './views/use-saved-views.ts';

const SaveViewDialog = lazily(async () => (await import('./views/SaveViewDialog.tsx')).SaveViewDialog);
const ManageViewsDialog = lazily(async () => (await import('./views/ManageViewsDialog.tsx')).ManageViewsDialog);

const useStyles = makeStyles({
  button: {
    minWidth: 0,
    maxWidth: '100%',
    paddingRight: tokens.spacingHorizontalS,
    paddingLeft: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis' },
});

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  readonly columns: readonly ColumnKey[];
  readonly onColumns: (columns: ColumnKey[]) => void;
}

/** The desk's first view, those that fit the reader's role and the rest, then the saved ones, each with its count. */
export function ViewMenu({ desk, view, onChange, columns, onColumns }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { terms, tab } = useWords();
  const saved = useSavedViews(desk);
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const shown = findShown(saved, view, desk);
  const name = shown?.name ?? terms.views[view.view];
  const choose = (id: string | undefined) => {
    const chosen = saved.find((one) => one.id === id);
    if (chosen === undefined) return;
    onChange(chosen.look);
    if (chosen.columns !== null) onColumns(chosen.columns);
  };
  // What narrows a saved view goes with it; what the reader chose themselves stays.
  const leave = (key: ViewKey) => onChange({ ...(shown === undefined ? {} : { ...noChips, text: '' }), view: key });
  return (
    <>
      <PopMenu
        checked={{ view: shown === undefined ? [view.view] : [], saved: shown === undefined ? [] : [shown.id] }}
        onAction={(action) => setDialog(action === 'save' ? 'save' : 'manage')}
        onCheck={(of, [chosen]) => (of === 'saved' ? choose(chosen) : leave(ViewKey.parse(chosen)))}
        parts={useParts(desk, saved)}
      >
        <Button
          appearance="subtle"
          aria-label={tab.toolbar.view(name)}
          className={mergeClasses(styles.button, target)}
          icon={<ChevronDown16Regular />}
          iconPosition="after"
        >
          <span className={styles.name}>{name}</span>
        </Button>
      </PopMenu>
      <OptionalPart>
        {dialog === 'save' && (
          <SaveViewDialog columns={columns} desk={desk} onClose={() => setDialog(null)} view={view} />
        )}
        {dialog === 'manage' && <ManageViewsDialog desk={desk} onClose={() => setDialog(null)} view={view} />}
      </OptionalPart>
    </>
  );
}

function useParts(desk: DeskView, saved: readonly ViewRow[]): readonly MenuPart[] {
  const { terms, tab } = useWords();
  const { toolbar } = tab;
  const { locale } = useSession();
  const counts = useCounts(desk);
  const { first, rest } = viewsFor(desk.me.role);
  const counted = (name: string, value: string, text: string, count: number | null): MenuEntry => {
    const plain = { kind: 'radio', name, value, text } as const;
    if (count === null) return plain;
    return { ...plain, note: count.toLocaleString(locale), label: toolbar.viewCount(text, count) };
  };
  const fixed = (value: ViewKey) =>
    counted('view', value, terms.views[value], counts === undefined ? null : countOfView(counts, value));
  const kept = (heading: string, shared: boolean): MenuPart => ({
    heading,
    entries: saved
      .filter((one) => one.shared === shared)
      .map(({ id, name, count }) => counted('saved', id, name, count)),
  });
  const actions: MenuEntry[] = [{ kind: 'action', value: 'save', text: toolbar.saveView }];
  if (saved.some(({ can }) => can.includes('change')))
    actions.push({ kind: 'action', value: 'manage', text: toolbar.manageViews });
  return [
    { entries: first.map(fixed) },
    { entries: rest.map(fixed) },
    kept(toolbar.sharedViews, true),
    kept(toolbar.ownViews, false),
    ...(desk.state === 'active' ? [{ entries: actions }] : []),
  ].filter(({ entries }) => entries.length > 0);
}
