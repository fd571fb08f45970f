import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { useSession, useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { PopMenu } from './PopMenu.tsx';
import type { MenuEntry } from './pop-menu.ts';
import { countOfView, useCounts } from './use-counts.ts';
import type { ChangeView } from './use-view.ts';
import { ViewKey, viewsFor } from './view.ts';

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
  readonly view: ViewKey;
  readonly onChange: ChangeView;
}

/** The desk's shared view first, then those that fit the reader's role, then the rest, each with its count. */
export function ViewMenu({ desk, view, onChange }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { terms, tab } = useWords();
  const { locale } = useSession();
  const counts = useCounts(desk);
  const { first, rest } = viewsFor(desk.me.role);
  const entry = (value: ViewKey): MenuEntry => {
    const text = terms.views[value];
    const plain = { kind: 'radio', name: 'view', value, text } as const;
    if (counts === undefined) return plain;
    const count = countOfView(counts, value);
    return { ...plain, note: count.toLocaleString(locale), label: tab.toolbar.viewCount(text, count) };
  };
  return (
    <PopMenu
      checked={{ view: [view] }}
      onCheck={(_, [chosen]) => onChange({ view: ViewKey.parse(chosen) })}
      parts={[first, rest].filter(({ length }) => length > 0).map((views) => ({ entries: views.map(entry) }))}
    >
      <Button
        appearance="subtle"
        aria-label={tab.toolbar.view(terms.views[view])}
        className={mergeClasses(styles.button, target)}
        icon={<ChevronDown16Regular />}
        iconPosition="after"
      >
        <span className={styles.name}>{terms.views[view]}</span>
      </Button>
    </PopMenu>
  );
}
