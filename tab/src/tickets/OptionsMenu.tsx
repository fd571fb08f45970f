import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components';
import { Options20Regular } from '@fluentui/react-icons';
import { TicketSort } from '#shared/tickets/contract.ts';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { type ColumnKey, optionalColumns, toColumns } from './list/columns.ts';
import type { ChangeView } from './use-view.ts';
import type { TicketsView } from './view.ts';

interface Props {
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  readonly columns: readonly ColumnKey[];
  readonly onColumns: (columns: ColumnKey[]) => void;
}

/** How the tickets are sorted and which columns show: also where the headers are not at hand. */
export function OptionsMenu({ view, onChange, columns, onColumns }: Props) {
  const { target } = useTouchStyles();
  const { terms, tab } = useWords();
  const { toolbar } = tab;
  return (
    <Menu
      checkedValues={{ sort: [view.sort], direction: [view.direction], columns: [...columns] }}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        if (name === 'columns') return onColumns(toColumns(checkedItems));
        if (name === 'direction') return onChange({ direction: checkedItems[0] === 'asc' ? 'asc' : 'desc' });
        onChange({ sort: TicketSort.parse(checkedItems[0]) });
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={toolbar.options} relationship="label">
          <Button appearance="subtle" className={target} icon={<Options20Regular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{toolbar.sort}</MenuGroupHeader>
            {TicketSort.options.map((sort) => (
              <MenuItemRadio key={sort} className={target} name="sort" value={sort}>
                {terms.fields[sort]}
              </MenuItemRadio>
            ))}
            <MenuDivider />
            {(['asc', 'desc'] as const).map((direction) => (
              <MenuItemRadio key={direction} className={target} name="direction" value={direction}>
                {direction === 'asc' ? toolbar.ascending : toolbar.descending}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          {view.layout === 'list' && (
            <MenuGroup>
              <MenuGroupHeader>{toolbar.columns}</MenuGroupHeader>
              {optionalColumns.map((column) => (
                <MenuItemCheckbox key={column} className={target} name="columns" value={column}>
                  {terms.fields[column]}
                </MenuItemCheckbox>
              ))}
            </MenuGroup>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
