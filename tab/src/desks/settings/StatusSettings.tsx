import {
  Button,
  Dropdown,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Option,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { isLeaving, type Status, StatusGroup } from '#shared/desks/workflow.ts';
import { useWords } from '../../app/session.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { OrderedRows } from './OrderedRows.tsx';
import { SectionForm } from './SectionForm.tsx';
import { addStatus, type Form, isComplete, type Row, readForm, removeStatus, statusChanges } from './status-form.ts';
import { TransitionMatrix } from './TransitionMatrix.tsx';
import { useSection } from './use-section.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  heading: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, margin: 0 },
  line: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  field: { flexGrow: 1, minWidth: 0 },
  add: { alignSelf: 'flex-start' },
  subheading: { margin: 0 },
  note: { color: tokens.colorNeutralForeground2 },
});

/** Statuses in their groups, what may follow what, and where the tickets of one that goes are to go. */
export function StatusSettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { tab, terms } = useWords();
  const { settings } = tab;
  const section = useSection<Form>(desk, readForm, statusChanges);
  const { form, change } = section;
  const nameOf = ({ label, key }: Pick<Status, 'label' | 'key'>) =>
    label ?? (terms.statuses as Readonly<Record<string, string>>)[key] ?? key;
  const rename = (key: string, label: string) =>
    change({ rows: form.rows.map((row) => (row.key === key ? { ...row, label } : row)) });
  const reorder = (group: StatusGroup, rows: readonly Row[]) =>
    change({
      rows: StatusGroup.options.flatMap((one) => (one === group ? rows : form.rows.filter((row) => row.group === one))),
    });
  return (
    <SectionForm
      about={settings.about.statuses}
      complete={isComplete(form)}
      heading={settings.sections.statuses}
      section={section}
    >
      {StatusGroup.options.map((group) => {
        const rows = form.rows.filter((row) => row.group === group);
        const bound = rows.length === 1 && (group === 'new' || group === 'closed');
        return (
          <section className={styles.group} key={group}>
            <Subtitle2 as="h2" className={styles.heading}>
              <StatusPill group={group} name={terms.statuses[group]} />
            </Subtitle2>
            <OrderedRows items={rows} nameOf={nameOf} onOrder={(next) => reorder(group, next)}>
              {(row) => (
                <div className={styles.line}>
                  <Field
                    className={styles.field}
                    {...(nameOf(row).trim() === '' ? { validationMessage: settings.statusNeeded } : {})}
                  >
                    <Input
                      aria-label={settings.statusName(terms.statuses[group])}
                      className={target}
                      maxLength={40}
                      onChange={(_, { value }) => rename(row.key, value)}
                      value={nameOf(row)}
                    />
                  </Field>
                  <Button
                    appearance="subtle"
                    aria-label={settings.removeStatus(nameOf(row))}
                    className={target}
                    disabledFocusable={bound}
                    icon={<Delete20Regular />}
                    onClick={() => change(removeStatus(form, row.key, desk))}
                    title={bound ? settings.lastStatus : settings.removeStatus(nameOf(row))}
                  />
                </div>
              )}
            </OrderedRows>
            <Button
              appearance="subtle"
              aria-label={settings.addStatusTo(terms.statuses[group])}
              className={mergeClasses(styles.add, target)}
              icon={<Add20Regular />}
              onClick={() => change(addStatus(form, group))}
              size="small"
            >
              {settings.addStatus}
            </Button>
          </section>
        );
      })}
      {form.removed.map((status) => (
        <Field key={status.key} label={settings.successor(nameOf(status))}>
          <Dropdown
            className={target}
            onOptionSelect={(_, { optionValue = '' }) =>
              change({ successors: { ...form.successors, [status.key]: optionValue } })
            }
            selectedOptions={[form.successors[status.key] ?? '']}
            value={nameOf(form.rows.find(({ key }) => key === form.successors[status.key]) ?? { key: '', label: '' })}
          >
            {form.rows.map((row) => (
              <Option key={row.key} text={nameOf(row)} value={row.key}>
                {nameOf(row)}
              </Option>
            ))}
          </Dropdown>
        </Field>
      ))}
      {desk.workflow.filter(isLeaving).map((status) => (
        <Text className={styles.note} key={status.key}>
          {settings.leaving(nameOf(status))}
        </Text>
      ))}
      <section className={styles.group}>
        <Subtitle2 as="h2" className={styles.subheading}>
          {settings.transitions}
        </Subtitle2>
        <Text className={styles.note}>{settings.transitionsHint}</Text>
        <TransitionMatrix nameOf={nameOf} onChange={(rows) => change({ rows })} rows={form.rows} />
      </section>
    </SectionForm>
  );
}
