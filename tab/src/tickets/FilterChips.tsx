import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DeskView } from '#shared/desks/desk.ts';
import { Priority } from '#shared/tickets/ticket.ts';
import { lazily } from '../app/lazily.ts';
import { useWords } from '../app/session.tsx';
import { OptionalPart } from '../ui/OptionalPart.tsx';
import { AddFilter } from './AddFilter.tsx';
import { priorityLook, statusName } from './detail/field-words.ts';
import { FilterChip } from './FilterChip.tsx';
import { useAssignees } from './use-assignees.ts';
import type { ChangeView } from './use-view.ts';
import { hasMore, type TicketsView } from './view.ts';

const MoreFilters = lazily(async () => (await import('./filters/MoreFilters.tsx')).MoreFilters);

const useStyles = makeStyles({
  chips: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0, overflowX: 'auto' },
});

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  readonly className?: string | undefined;
  /** Further filters that were asked for and hold nothing yet. */
  readonly added: readonly string[];
  readonly onAdd: (added: readonly string[]) => void;
}

export function FilterChips({ desk, view, onChange, className, added, onAdd }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { terms, tab } = words;
  const { fields } = terms;
  const assignees = useAssignees(desk, view.assignee !== null || view.fields !== '');
  return (
    <div aria-label={tab.toolbar.filters} className={mergeClasses(styles.chips, className)} role="group">
      {view.layout === 'list' && (
        <FilterChip
          choices={desk.workflow.map(({ key }) => ({ value: key, text: statusName(desk, key, words) }))}
          choose="several"
          chosen={view.status}
          field={fields.status}
          onChoose={(status) => onChange({ status })}
        />
      )}
      <FilterChip
        choices={desk.priorities
          .toReversed()
          .map(({ key }) => ({ value: key, text: priorityLook(desk, key, words).name }))}
        choose="several"
        chosen={view.priority}
        field={fields.priority}
        onChoose={(values) => onChange({ priority: Priority.array().parse(values) })}
      />
      <FilterChip
        choices={desk.categories.map(({ key, label }) => ({ value: key, text: label }))}
        choose="several"
        chosen={view.category}
        field={fields.category}
        onChoose={(category) => onChange({ category })}
      />
      {desk.can.includes('members.read') && (
        <FilterChip
          choices={assignees.choices}
          choose="one"
          chosen={view.assignee === null ? [] : [view.assignee]}
          field={fields.assignees}
          onChoose={([assignee]) => onChange({ assignee: assignee ?? null })}
          onOpen={assignees.read}
        />
      )}
      {hasMore(view, added) && (
        <OptionalPart>
          <MoreFilters added={added} desk={desk} onAdd={onAdd} onChange={onChange} people={assignees} view={view} />
        </OptionalPart>
      )}
      <AddFilter added={added} desk={desk} onAdd={onAdd} view={view} />
    </div>
  );
}
