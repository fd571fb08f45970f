import { makeStyles, tokens } from '@fluentui/react-components';
import type { DeskView } from '#shared/desks/desk.ts';
import { offeredPriorities } from '#shared/desks/priorities.ts';
import { findStatus, isOpenGroup } from '#shared/desks/workflow.ts';
import type { MemberView } from '#shared/members/member.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { Priority } from '#shared/tickets/ticket.ts';
import { type Choice, ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { DueText } from '../../ui/DueText.tsx';
import { PeoplePicker } from '../../ui/PeoplePicker.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';
import { DueField } from './DueField.tsx';
import { Fact } from './Fact.tsx';
import { type FieldContext, priorityLook, statusName } from './field-words.ts';
import type { Save } from './use-save-ticket.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    alignItems: 'start',
  },
});

interface Props {
  readonly ticket: TicketView;
  readonly context: FieldContext;
  readonly members: readonly MemberView[];
  readonly onSave: Save;
}

/** The five facts one looks for first. */
export function TicketFacts({ ticket, context, members, onSave }: Props) {
  const styles = useStyles();
  const { fields } = context.words.terms;
  const edit = ticket.can.includes('edit');
  return (
    <div className={styles.facts}>
      <StatusFact context={context} onSave={onSave} ticket={ticket} />
      <Fact label={fields.priority}>
        <PriorityPicker
          desk={context.desk}
          disabled={!edit}
          label={fields.priority}
          onChoose={(priority) => void onSave({ priority })}
          priority={ticket.priority}
          words={context.words}
        />
      </Fact>
      <Fact label={fields.assignees}>
        <PeoplePicker
          choose="several"
          chosen={ticket.assignees}
          disabled={!ticket.can.includes('assign')}
          label={fields.assignees}
          offer="assignable"
          onChoose={(assignees) => void onSave({ assignees: [...assignees] })}
          people={members}
        />
      </Fact>
      <Fact hint={<DueText due={ticket.due} group={ticket.group} />} label={fields.due}>
        <DueField disabled={!edit} due={ticket.due} label={fields.due} onChoose={(due) => void onSave({ due })} />
      </Fact>
      <Fact label={fields.requester}>
        <PeoplePicker
          choose="one"
          chosen={[ticket.requester]}
          disabled={!ticket.can.includes('change-requester')}
          label={fields.requester}
          onChoose={([requester]) => void (requester !== undefined && onSave({ requester }))}
          people={members}
        />
      </Fact>
    </div>
  );
}

interface StatusProps {
  readonly ticket: TicketView;
  readonly context: FieldContext;
  readonly onSave: Save;
}

function StatusFact({ ticket, context, onSave }: StatusProps) {
  const { desk, words } = context;
  const choiceOf = (key: string): Choice => {
    const name = statusName(desk, key, words);
    const group = findStatus(desk.workflow, key)?.group ?? ticket.group;
    return { value: key, text: name, look: <StatusPill group={group} name={name} /> };
  };
  const reopens = ticket.can.includes('reopen') && !isOpenGroup(ticket.group);
  const may = ticket.next.length > 0 && (ticket.can.includes('edit') || reopens);
  return (
    <Fact label={words.terms.fields.status}>
      <ChoicePicker
        choices={[ticket.status, ...ticket.next.filter((key) => key !== ticket.status)].map(choiceOf)}
        chosen={choiceOf(ticket.status)}
        disabled={!may}
        label={words.terms.fields.status}
        onChoose={(status) => void onSave({ status })}
      />
    </Fact>
  );
}

interface PriorityProps {
  readonly desk: Pick<DeskView, 'priorities'>;
  readonly label: string;
  readonly priority: Priority;
  readonly onChoose: (priority: Priority) => void;
  readonly words: FieldContext['words'];
  readonly disabled?: boolean;
}

/** One that the desk no longer offers is shown where a ticket still has it. */
export function PriorityPicker({ desk, label, priority, onChoose, words, disabled = false }: PriorityProps) {
  const choiceOf = (value: Priority): Choice => {
    const look = priorityLook(desk, value, words);
    return { value, text: look.name, look: <PriorityMark {...look} show="word" /> };
  };
  const offered = offeredPriorities(desk.priorities).map(({ key }) => key);
  return (
    <ChoicePicker
      choices={offered.toReversed().map(choiceOf)}
      chosen={choiceOf(priority)}
      disabled={disabled}
      label={label}
      onChoose={(value) => onChoose(Priority.parse(value))}
    />
  );
}
