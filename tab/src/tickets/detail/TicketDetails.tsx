import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { fieldsFor } from '#shared/desks/fields.ts';
import type { MemberView } from '#shared/members/member.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { PeoplePicker } from '../../ui/PeoplePicker.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { OwnFields } from '../fields/OwnFields.tsx';
import { CategoryPicker } from './CategoryPicker.tsx';
import { ConfidentialSwitch } from './ConfidentialSwitch.tsx';
import { Fact } from './Fact.tsx';
import type { FieldContext } from './field-words.ts';
import { TagsField } from './TagsField.tsx';
import type { Save } from './use-save-ticket.ts';

const useStyles = makeStyles({
  item: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` },
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, marginRight: 0 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    alignItems: 'start',
  },
  times: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
});

interface Props {
  readonly ticket: TicketView;
  readonly context: FieldContext;
  readonly members: readonly MemberView[];
  readonly onSave: Save;
}

/** What one seldom looks for, folded away, unless the desk asks for more of its own. */
export function TicketDetails({ ticket, context, members, onSave }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { fields } = context.words.terms;
  const { panel } = context.words.ticket;
  const edit = ticket.can.includes('edit');
  const own = fieldsFor(context.desk.fields, ticket.category).length > 0;
  return (
    <Accordion className={styles.item} collapsible defaultOpenItems={own ? 'details' : []}>
      <AccordionItem value="details">
        <AccordionHeader as="h3" button={{ className: target }} size="small">
          {panel.details}
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <div className={styles.facts}>
            <Fact label={fields.category}>
              <CategoryPicker
                category={ticket.category}
                desk={context.desk}
                disabled={!edit}
                label={fields.category}
                onChoose={(category) => void onSave({ category })}
              />
            </Fact>
            <Fact label={fields.watchers}>
              <PeoplePicker
                choose="several"
                chosen={ticket.watchers}
                disabled={!edit}
                label={fields.watchers}
                onChoose={(watchers) => void onSave({ watchers: [...watchers] })}
                people={members}
              />
            </Fact>
          </div>
          <Fact label={fields.confidential}>
            <ConfidentialSwitch
              confidential={ticket.confidential}
              disabled={!edit}
              onChoose={(confidential) => void onSave({ confidential })}
            />
          </Fact>
          <Fact label={fields.tags}>
            <TagsField
              desk={context.desk}
              disabled={!edit}
              label={fields.tags}
              onChoose={(tags) => void onSave({ tags: [...tags] })}
              tags={ticket.tags}
            />
          </Fact>
          <OwnFields context={context} members={members} onSave={onSave} ticket={ticket} />
          <Origins ticket={ticket} words={context.words} />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function Origins({ ticket, words }: { readonly ticket: TicketView; readonly words: FieldContext['words'] }) {
  const styles = useStyles();
  const { facts } = words.ticket;
  const times: readonly (readonly [string, string | null])[] = [
    [facts.created, ticket.createdAt],
    [facts.updated, ticket.updatedAt],
    [facts.firstResponse, ticket.firstResponseAt],
    [facts.resolved, ticket.resolvedAt],
    [facts.closed, ticket.closedAt],
  ];
  const rows: readonly (readonly [string, ReactNode])[] = [
    ...times.flatMap(([name, at]) => (at === null ? [] : [[name, <RelativeTime at={at} key={name} />] as const])),
    [facts.source, words.ticket.facts.sources[ticket.source]],
    ...(ticket.submitter === null ? [] : [[facts.filedBy, ticket.submitter.name] as const]),
  ];
  return (
    <dl className={styles.times}>
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className={styles.term}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
