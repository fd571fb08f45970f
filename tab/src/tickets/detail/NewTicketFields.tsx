import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type RefObject, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { MemberView } from '#shared/members/member.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { PeoplePicker } from '../../ui/PeoplePicker.tsx';
import { FieldForm } from '../fields/FieldForm.tsx';
import { CategoryPicker } from './CategoryPicker.tsx';
import { ConfidentialSwitch } from './ConfidentialSwitch.tsx';
import { DueField } from './DueField.tsx';
import { Fact } from './Fact.tsx';
import { MarkdownEditor } from './MarkdownEditor.tsx';
import { toMarkdown, toWritten } from './mentions.ts';
import { askedOf, type NewTicketForm } from './new-ticket-form.ts';
import { SimilarTickets } from './SimilarTickets.tsx';
import { TagsField } from './TagsField.tsx';
import { PriorityPicker } from './TicketFacts.tsx';
import type { CreateTicket } from './use-create-ticket.ts';

const LONGEST_TITLE = 250;

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    alignItems: 'start',
  },
});

interface Props {
  readonly desk: DeskView;
  readonly form: NewTicketForm;
  readonly members: readonly MemberView[];
  readonly onChange: (change: Partial<NewTicketForm>) => void;
  readonly onSubmit: () => void;
  readonly errorOf: CreateTicket['errorOf'];
  readonly titleField: RefObject<HTMLInputElement | null>;
}

/** The words first, then the facts, which all have a sensible default. */
export function NewTicketFields({ desk, form, members, onChange, onSubmit, errorOf, titleField }: Props) {
  const words = useWords();
  const { create, description } = words.ticket;
  const [written, setWritten] = useState(() => toWritten(form.description));
  return (
    <>
      <Field label={words.terms.fields.title} required {...invalid(errorOf('title'))}>
        <Input
          input={{ autoFocus: true, ref: titleField }}
          maxLength={LONGEST_TITLE}
          onChange={(_, { value }) => onChange({ title: value })}
          placeholder={create.titlePlaceholder}
          value={form.title}
        />
      </Field>
      <SimilarTickets desk={desk} title={form.title} />
      <Field label={words.terms.fields.description} {...invalid(errorOf('description'))}>
        <MarkdownEditor
          label={description.label}
          mentionsOpen="below"
          onSubmit={onSubmit}
          onWrite={(next) => {
            setWritten(next);
            onChange({ description: toMarkdown(next) });
          }}
          people={members}
          placeholder={create.descriptionPlaceholder}
          rows={5}
          written={written}
        />
      </Field>
      <NewTicketFacts desk={desk} errorOf={errorOf} form={form} members={members} onChange={onChange} />
      <OwnAnswers desk={desk} errorOf={errorOf} form={form} members={members} onChange={onChange} />
    </>
  );
}

type FactsProps = Pick<Props, 'desk' | 'form' | 'members' | 'onChange' | 'errorOf'>;

function NewTicketFacts({ desk, form, members, onChange, errorOf }: FactsProps) {
  const styles = useStyles();
  const { me } = useSession();
  const words = useWords();
  const { fields } = words.terms;
  const chosen = (ids: readonly string[]) => members.filter((person) => ids.includes(person.id));
  const requester = form.requester ?? me.id;
  return (
    <div className={styles.facts}>
      <Fact error={errorOf('priority')} label={fields.priority}>
        <PriorityPicker
          desk={desk}
          label={fields.priority}
          onChoose={(priority) => onChange({ priority })}
          priority={form.priority}
          words={words}
        />
      </Fact>
      <Fact error={errorOf('category')} label={fields.category}>
        <CategoryPicker
          category={form.category}
          desk={desk}
          label={fields.category}
          onChoose={(category) => onChange({ category })}
        />
      </Fact>
      {desk.me.role !== 'guest' && (
        <Fact error={errorOf('assignees')} label={fields.assignees}>
          <PeoplePicker
            choose="several"
            chosen={chosen(form.assignees)}
            label={fields.assignees}
            offer="assignable"
            onChoose={(assignees) => onChange({ assignees: [...assignees] })}
            people={members}
          />
        </Fact>
      )}
      <Fact error={errorOf('due')} label={fields.due}>
        <DueField due={form.due} label={fields.due} onChoose={(due) => onChange({ due })} />
      </Fact>
      <Fact error={errorOf('tags')} label={fields.tags}>
        <TagsField
          desk={desk}
          label={fields.tags}
          onChoose={(tags) => onChange({ tags: [...tags] })}
          tags={form.tags}
        />
      </Fact>
      <Fact error={errorOf('confidential')} label={fields.confidential}>
        <ConfidentialSwitch confidential={form.confidential} onChoose={(confidential) => onChange({ confidential })} />
      </Fact>
      {desk.can.includes('ticket.create-for-other') && (
        <Fact error={errorOf('requester')} label={fields.requester}>
          <PeoplePicker
            choose="one"
            chosen={chosen([requester])}
            label={fields.requester}
            onChoose={([id = me.id]) => onChange({ requester: id === me.id ? null : id })}
            people={members}
          />
        </Fact>
      )}
    </div>
  );
}

/** What the desk itself wants to know; what was typed for another category waits there. */
function OwnAnswers({ desk, form, members, onChange, errorOf }: FactsProps) {
  return (
    <FieldForm
      errorOf={(key) => errorOf(`fields.${key}`)}
      fields={askedOf(form, desk)}
      members={members}
      onChange={(fields) => onChange({ fields })}
      values={form.fields}
    />
  );
}

function invalid(message: string | undefined) {
  return message === undefined ? {} : { validationMessage: message, validationState: 'error' as const };
}
