import {
  Button,
  Menu,
  MenuDivider,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { useSession, useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { countOfView, useCounts } from './use-counts.ts';
import type { ChangeView } from './use-view.ts';
import { ViewKey, viewsFor } from './view.ts';

const useStyles = makeStyles({
  button: { minWidth: 0, fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  count: { fontVariantNumeric: 'tabular-nums' },
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
  const item = (key: ViewKey) => {
    const count = counts && countOfView(counts, key);
    return (
      <MenuItemRadio
        key={key}
        aria-label={count === undefined ? terms.views[key] : tab.toolbar.viewCount(terms.views[key], count)}
        className={target}
        name="view"
        secondaryContent={<span className={styles.count}>{count?.toLocaleString(locale)}</span>}
        value={key}
      >
        {terms.views[key]}
      </MenuItemRadio>
    );
  };
  return (
    <Menu
      checkedValues={{ view: [view] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const chosen = ViewKey.safeParse(checkedItems[0]);
        if (chosen.success) onChange({ view: chosen.data });
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          aria-label={tab.toolbar.view(terms.views[view])}
          className={`${styles.button} ${target}`}
          icon={<ChevronDown16Regular />}
          iconPosition="after"
        >
          {terms.views[view]}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {first.map(item)}
          {rest.length > 0 && <MenuDivider />}
          {rest.map(item)}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
