import { Button, Text } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { findField } from '#shared/desks/fields.ts';
import { splitFieldFilter } from '#shared/tickets/field-filter.ts';
import { reasonOf } from '../app/client.ts';
import { useWords, type Words } from '../app/session.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { countOfView, useCounts } from './use-counts.ts';
import { useSamples } from './use-samples.ts';
import type { ChangeView } from './use-view.ts';
import { hasChips, noChips, type TicketsView } from './view.ts';

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  readonly onCreate: () => void;
}

/** Says what empties the list and offers the one thing that helps. */
export function EmptyTickets({ desk, view, onChange, onCreate }: Props) {
  const { target } = useTouchStyles();
  const words = useWords();
  const { list, toolbar } = words.tab;
  const counts = useCounts(desk);
  const all = counts === undefined ? null : countOfView(counts, 'all');
  if (view.text !== '')
    return (
      <EmptyState text={list.emptySearch(view.text)}>
        <Button className={target} onClick={() => onChange({ text: '' })}>
          {toolbar.clearSearch}
        </Button>
      </EmptyState>
    );
  if (hasChips(view))
    return (
      <EmptyState text={list.emptyFilter(chipNames(view, words, desk))}>
        <Button className={target} onClick={() => onChange(noChips)}>
          {toolbar.clearAll}
        </Button>
      </EmptyState>
    );
  if (all === 0)
    return (
      <EmptyState text={list.emptyDesk}>
        {desk.can.includes('ticket.create') && (
          <Button appearance="primary" className={target} icon={<Add20Regular />} onClick={onCreate}>
            {toolbar.newTicket}
          </Button>
        )}
        {desk.can.includes('desk.change') && <SamplesOffer desk={desk} />}
      </EmptyState>
    );
  return (
    <EmptyState text={list.emptyView(words.terms.views[view.view])}>
      {view.view !== 'open' && (
        <Button className={target} onClick={() => onChange({ view: 'open' })}>
          {list.showAll}
        </Button>
      )}
    </EmptyState>
  );
}

/** For who sets the desk up: what it looks like with tickets, before there are any. */
function SamplesOffer({ desk }: Pick<Props, 'desk'>) {
  const { target } = useTouchStyles();
  const { samples: words } = useWords().tab;
  const samples = useSamples(desk);
  return (
    <>
      <Button appearance="subtle" className={target} disabledFocusable={samples.busy} onClick={samples.add}>
        {words.look}
      </Button>
      {samples.problem !== null && <Text role="alert">{reasonOf(samples.problem)}</Text>}
    </>
  );
}

function chipNames(view: TicketsView, { terms, tab }: Words, desk: DeskView): string {
  const { status, priority, category, assignee } = view;
  const { fields } = terms;
  const names = [
    ...(status.length > 0 ? [fields.status] : []),
    ...(priority.length > 0 ? [fields.priority] : []),
    ...(category.length > 0 ? [fields.category] : []),
    ...(assignee === null ? [] : [fields.assignees]),
    ...(view.tag === null ? [] : [fields.tags]),
    ...[...splitFieldFilter(view.fields).keys()].flatMap((key) => findField(desk.fields, key)?.label ?? []),
  ];
  const last = names.pop() ?? '';
  return names.length === 0
    ? tab.list.quoted(last)
    : `${names.map(tab.list.quoted).join(', ')} ${tab.list.and} ${tab.list.quoted(last)}`;
}
