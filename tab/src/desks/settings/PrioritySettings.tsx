import { Button, Field, Input, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { type DeskPriority, PriorityColour, usualPriority } from '#shared/desks/priorities.ts';
import { Priority } from '#shared/tickets/ticket.ts';
import { useWords } from '../../app/session.tsx';
import { type Choice, ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { addRow, type Form, isComplete, leavingRows, priorityChanges, readForm, unusedRows } from './priority-form.ts';
import { SectionForm } from './SectionForm.tsx';
import { useSection } from './use-section.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  mark: { display: 'flex', alignItems: 'center', height: '32px' },
  name: { flexGrow: 1, flexBasis: '90px', minWidth: 0 },
  colour: { flexBasis: '120px' },
  add: { alignSelf: 'flex-start' },
  note: { color: tokens.colorNeutralForeground2 },
});

/** What the desk calls the levels of urgency, how it paints them, and which of them it does without. */
export function PrioritySettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { tab, terms } = useWords();
  const { settings } = tab;
  const words = settings.priorities;
  const section = useSection<Form>(desk, readForm, priorityChanges);
  const { form, change } = section;
  const nameOf = ({ label, key }: Pick<DeskPriority, 'label' | 'key'>) => label ?? terms.priorities[key];
  const edit = (key: Priority, over: Partial<DeskPriority>) =>
    change({ rows: form.rows.map((row) => (row.key === key ? { ...row, ...over } : row)) });
  const colours = (row: DeskPriority): readonly Choice[] =>
    PriorityColour.options.map((colour) => {
      const text = words.colours[colour];
      return {
        value: colour,
        text,
        look: <PriorityMark colour={colour} name={text} priority={row.key} show="word" />,
      };
    });
  const heirs = form.rows.toReversed().map((row) => ({ value: row.key, text: nameOf(row) }));
  return (
    <SectionForm
      about={settings.about.priorities}
      complete={isComplete(form)}
      heading={settings.sections.priorities}
      section={section}
    >
      <ol className={styles.list}>
        {form.rows.toReversed().map((row) => {
          const level = terms.priorities[row.key];
          const usual = row.key === usualPriority;
          const choices = colours(row);
          const chosen = choices.find(({ value }) => value === row.colour) ?? { value: '', text: '' };
          return (
            <li className={styles.line} key={row.key}>
              <span className={styles.mark}>
                <PriorityMark colour={row.colour} name={level} priority={row.key} />
              </span>
              <Field
                className={styles.name}
                {...(nameOf(row).trim() === '' ? { validationMessage: words.needed } : {})}
              >
                <Input
                  aria-label={words.name(level)}
                  className={target}
                  maxLength={40}
                  onChange={(_, { value }) => edit(row.key, { label: value === level ? null : value })}
                  value={nameOf(row)}
                />
              </Field>
              <div className={styles.colour}>
                <ChoicePicker
                  choices={choices}
                  chosen={chosen}
                  label={words.colour(level)}
                  onChoose={(value) => edit(row.key, { colour: PriorityColour.parse(value) })}
                />
              </div>
              <Button
                appearance="subtle"
                aria-label={words.remove(nameOf(row))}
                className={target}
                disabledFocusable={usual}
                icon={<Delete20Regular />}
                onClick={() => !usual && change({ rows: form.rows.filter(({ key }) => key !== row.key) })}
                title={usual ? words.usual : words.remove(nameOf(row))}
              />
            </li>
          );
        })}
      </ol>
      {unusedRows(form, desk).map((row) => (
        <Button
          className={mergeClasses(styles.add, target)}
          icon={<Add20Regular />}
          key={row.key}
          onClick={() => change(addRow(form, row))}
        >
          {words.add(nameOf(row))}
        </Button>
      ))}
      {leavingRows(form, desk).map(({ row, heir }) => (
        <Field key={row.key} label={words.successor(nameOf(row))}>
          <ChoicePicker
            choices={heirs}
            chosen={heirs.find(({ value }) => value === heir) ?? { value: '', text: '' }}
            label={words.successor(nameOf(row))}
            onChoose={(value) => change({ successors: { ...form.successors, [row.key]: Priority.parse(value) } })}
          />
        </Field>
      ))}
      {desk.priorities
        .filter(({ successor }) => successor !== undefined)
        .map((row) => (
          <Text className={styles.note} key={row.key}>
            {words.leaving(nameOf(row))}
          </Text>
        ))}
    </SectionForm>
  );
}
