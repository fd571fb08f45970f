import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { splitFieldFilter } from '#shared/tickets/field-filter.ts';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { PopMenu } from './PopMenu.tsx';
import { TAG, type TicketsView } from './view.ts';

const useStyles = makeStyles({ add: { flexShrink: 0, minWidth: '24px' } });

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  /** Further filters that were asked for and hold nothing yet. */
  readonly added: readonly string[];
  readonly onAdd: (added: readonly string[]) => void;
}

/** Offers the filters that one seldom wants, as far as they are not shown: by a tag, and by the desk's own fields. */
export function AddFilter({ desk, view, added, onAdd }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { tab, terms } = useWords();
  const shown = [...splitFieldFilter(view.fields).keys(), ...added];
  const others = desk.fields.filter(({ key, archived }) => !archived && !shown.includes(key));
  const entries = [
    ...(view.tag !== null || added.includes(TAG) ? [] : [{ value: TAG, text: terms.fields.tags }]),
    ...others.map(({ key, label }) => ({ value: key, text: label })),
  ];
  if (entries.length === 0) return null;
  return (
    <PopMenu
      onAction={(key) => onAdd([...added, key])}
      parts={[{ entries: entries.map((entry) => ({ kind: 'action', ...entry })) }]}
    >
      <Button
        appearance="subtle"
        aria-label={tab.toolbar.addFilter}
        className={mergeClasses(styles.add, target)}
        icon={<Add16Regular />}
        size="small"
        title={tab.toolbar.addFilter}
      />
    </PopMenu>
  );
}
