import { Button } from '@fluentui/react-components';
import { Options20Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { hasChoices, isSortable } from '#shared/desks/fields.ts';
import { GroupBy, noGroup } from '#shared/tickets/grouping.ts';
import { ListSort, TicketSort } from '#shared/tickets/list-contract.ts';
import type { ColumnKey } from '#shared/views/view.ts';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { optionalColumns, toColumns } from './list/columns.ts';
import { PopMenu } from './PopMenu.tsx';
import type { MenuPart } from './pop-menu.ts';
import type { ChangeView } from './use-view.ts';
import type { TicketsView } from './view.ts';

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  readonly columns: readonly ColumnKey[];
  readonly onColumns: (columns: ColumnKey[]) => void;
}

/** How the tickets are sorted and grouped and which columns show: also where the headers are not at hand. */
export function OptionsMenu({ desk, view, onChange, columns, onColumns }: Props) {
  const { target } = useTouchStyles();
  const { terms, tab } = useWords();
  const { toolbar } = tab;
  const own = desk.fields.filter(({ archived }) => !archived);
  const sorts: MenuPart = {
    heading: toolbar.sort,
    entries: [
      ...TicketSort.options.map((value) => ({ value, text: terms.fields[value] })),
      ...own.filter(isSortable).map(({ key, label }) => ({ value: `fields.${key}`, text: label })),
    ].map((entry) => ({ kind: 'radio', name: 'sort', ...entry })),
  };
  const directions: MenuPart = {
    entries: [
      { kind: 'radio', name: 'direction', value: 'asc', text: toolbar.ascending },
      { kind: 'radio', name: 'direction', value: 'desc', text: toolbar.descending },
    ],
  };
  const groups: MenuPart = {
    heading: toolbar.group,
    entries: [
      { value: noGroup, text: toolbar.noGroup },
      ...(['status', 'priority', 'category', 'assignees', 'due'] as const).map((value) => ({
        value,
        text: terms.fields[value],
      })),
      ...own.filter(hasChoices).map(({ key, label }) => ({ value: `fields.${key}`, text: label })),
    ].map((entry) => ({ kind: 'radio', name: 'by', ...entry })),
  };
  const shown: MenuPart = {
    heading: toolbar.columns,
    entries: [
      ...optionalColumns.map((value) => ({ value, text: terms.fields[value] })),
      ...own.map(({ key, label }) => ({ value: `fields.${key}`, text: label })),
    ].map((entry) => ({ kind: 'check', name: 'columns', ...entry })),
  };
  return (
    <PopMenu
      checked={{ sort: [view.sort], direction: [view.direction], by: [view.by ?? noGroup], columns }}
      onCheck={(name, values) => {
        if (name === 'columns') return onColumns(toColumns(values));
        if (name === 'direction') return onChange({ direction: values[0] === 'asc' ? 'asc' : 'desc' });
        if (name === 'by') return onChange({ by: GroupBy.nullable().catch(null).parse(values[0]) });
        onChange({ sort: ListSort.parse(values[0]) });
      }}
      parts={view.layout === 'list' ? [sorts, directions, groups, shown] : [sorts, directions]}
    >
      <Button
        appearance="subtle"
        aria-label={toolbar.options}
        className={target}
        icon={<Options20Regular />}
        title={toolbar.options}
      />
    </PopMenu>
  );
}
