import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { Fragment, type ReactElement } from 'react';
import { useTouchStyles } from '../ui/touch.ts';
import type { MenuEntry, PopMenuProps } from './pop-menu.ts';

const useStyles = makeStyles({
  list: { maxHeight: 'min(60vh, 520px)', overflowY: 'auto' },
  note: { fontVariantNumeric: 'tabular-nums' },
});

interface Props extends PopMenuProps {
  readonly children: ReactElement;
}

/** The menu itself: it is drawn when it is wanted, so that it begins open. */
export function OpenedMenu({ parts, checked = {}, onCheck, onAction, onOpen, children }: Props) {
  const styles = useStyles();
  const values = Object.fromEntries(Object.entries(checked).map(([name, chosen]) => [name, [...chosen]]));
  return (
    <Menu
      checkedValues={values}
      defaultOpen
      onCheckedValueChange={(_, { name, checkedItems }) => onCheck?.(name, checkedItems)}
      onOpenChange={(_, { open }) => onOpen?.(open)}
    >
      <MenuTrigger disableButtonEnhancement>{children}</MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.list}>
          {parts.map(({ heading, entries }, index) => (
            <Fragment key={heading ?? index}>
              {index > 0 && <MenuDivider />}
              <MenuGroup>
                {heading !== undefined && <MenuGroupHeader>{heading}</MenuGroupHeader>}
                {entries.map((entry) => (
                  <Entry key={entry.value} entry={entry} onAction={onAction} />
                ))}
              </MenuGroup>
            </Fragment>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface EntryProps {
  readonly entry: MenuEntry;
  readonly onAction: PopMenuProps['onAction'];
}

function Entry({ entry, onAction }: EntryProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  if (entry.kind === 'action')
    return (
      <MenuItem className={target} onClick={() => onAction?.(entry.value)}>
        {entry.text}
      </MenuItem>
    );
  const { kind, name, value, text, note, label } = entry;
  const Item = kind === 'radio' ? MenuItemRadio : MenuItemCheckbox;
  return (
    <Item
      className={target}
      name={name}
      value={value}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(note === undefined ? {} : { secondaryContent: <span className={styles.note}>{note}</span> })}
    >
      {text}
    </Item>
  );
}
