import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Open20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type CustomField, fieldsFor } from '#shared/desks/fields.ts';
import type { MemberView } from '#shared/members/member.ts';
import { fieldText } from '#shared/tickets/field-text.ts';
import type { CustomValue, ShownValue } from '#shared/tickets/field-values.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { Fact } from '../detail/Fact.tsx';
import { type FieldContext, fieldTextWords } from '../detail/field-words.ts';
import type { Save } from '../detail/use-save-ticket.ts';
import { FieldInput } from './FieldInput.tsx';
import { faultWords } from './fault-words.ts';
import { plainValue } from './plain-value.ts';
import { sentValue } from './sent-value.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    alignItems: 'start',
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  value: { minHeight: '32px', alignContent: 'center', overflowWrap: 'anywhere' },
});

interface Props {
  readonly ticket: TicketView;
  readonly context: FieldContext;
  readonly members: readonly MemberView[];
  readonly onSave: Save;
}

/** The fields that this ticket's category asks for, and what it holds of others, which stays readable. */
export function OwnFields({ ticket, context, members, onSave }: Props) {
  const styles = useStyles();
  const { fields } = context.desk;
  const asked = fieldsFor(fields, ticket.category);
  const others = fields.filter((field) => !asked.includes(field) && ticket.fields[field.key] !== undefined);
  const edit = ticket.can.includes('edit');
  if (asked.length + others.length === 0) return null;
  return (
    <div className={styles.facts}>
      {asked.map((field) =>
        edit ? (
          <EditedField
            context={context}
            field={field}
            held={ticket.fields[field.key] ?? null}
            key={field.key}
            members={members}
            onSave={onSave}
          />
        ) : (
          <ReadField context={context} field={field} key={field.key} value={ticket.fields[field.key] ?? null} />
        ),
      )}
      {others.map((field) => (
        <ReadField context={context} field={field} key={field.key} value={ticket.fields[field.key] ?? null} />
      ))}
    </div>
  );
}

interface EditedProps extends Pick<Props, 'context' | 'members' | 'onSave'> {
  readonly field: CustomField;
  readonly held: ShownValue | null;
}

/** What does not fit is kept as it was typed, with what is wrong, and not sent. */
function EditedField({ field, held, context, members, onSave }: EditedProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { fields: words } = context.words.ticket;
  const [refused, setRefused] = useState<{ readonly value: CustomValue | null } | null>(null);
  const kept = plainValue(held);
  const value = refused === null ? kept : refused.value;
  const fault = refused === null && kept !== null ? null : faultWords(field, value, context, kept);
  const change = (next: CustomValue | null) => {
    const isWrong = faultWords(field, next, context, kept) !== null;
    setRefused(isWrong ? { value: next } : null);
    if (!isWrong) void onSave({ fields: { [field.key]: next === null ? null : sentValue(next) } });
  };
  return (
    <Fact error={fault ?? undefined} hint={field.help} label={field.label} required={field.required}>
      <div className={styles.line}>
        <FieldInput
          counts="leaving"
          field={field}
          members={members}
          onChange={change}
          people={context.people}
          value={value}
        />
        {field.kind === 'link' && typeof kept === 'string' && (
          <Button
            appearance="subtle"
            aria-label={words.open(field.label)}
            as="a"
            className={target}
            href={kept}
            icon={<Open20Regular />}
            rel="noreferrer noopener"
            target="_blank"
            title={words.open(field.label)}
          />
        )}
      </div>
    </Fact>
  );
}

interface ReadProps extends Pick<Props, 'context'> {
  readonly field: CustomField;
  readonly value: ShownValue | null;
}

function ReadField({ field, value, context }: ReadProps) {
  const styles = useStyles();
  const { words, locale } = context;
  const text = value === null ? words.ticket.fields.none : fieldText(field, value, fieldTextWords(words), locale);
  return (
    <Fact label={field.label}>
      <Text className={styles.value}>
        {field.kind === 'link' && typeof value === 'string' ? (
          <a href={value} rel="noreferrer noopener" target="_blank">
            {text}
          </a>
        ) : (
          text
        )}
      </Text>
    </Fact>
  );
}
