import { Badge, Button, Field, Input, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Add20Regular, Archive20Regular, ArrowUndo20Regular, Delete20Regular } from '@fluentui/react-icons';
import { type ChoiceField, type CustomField, type FieldChoice, hasChoices } from '#shared/desks/fields.ts';
import { ChoicePicker } from '../../../ui/ChoicePicker.tsx';
import { useTouchStyles } from '../../../ui/touch.ts';
import { OrderedRows } from '../OrderedRows.tsx';
import { changeChoice, newChoice, restored, withoutChoice } from './field-form.ts';
import { useFieldsWords } from './use-fields-words.ts';

const MOST = 50;

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  line: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  field: { flexGrow: 1, minWidth: 0 },
  archived: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  name: { overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  add: { alignSelf: 'flex-start' },
});

interface Props {
  readonly field: ChoiceField;
  readonly saved: CustomField | undefined;
  readonly onChange: (field: ChoiceField) => void;
}

/** The answers to choose from, in their order; those archived, each with what becomes of its tickets. */
export function ChoiceRows({ field, saved, onChange }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useFieldsWords();
  const offered = field.choices.filter(({ archived }) => !archived);
  const archived = field.choices.filter((choice) => choice.archived);
  const isSaved = ({ key }: FieldChoice) =>
    saved !== undefined && hasChoices(saved) && saved.choices.some((choice) => choice.key === key);
  const order = (choices: readonly FieldChoice[]) => onChange({ ...field, choices: [...choices, ...archived] });
  return (
    <Field label={words.choices} required>
      <div className={styles.box}>
        <OrderedRows items={offered} nameOf={({ label }) => label} onOrder={order}>
          {(choice, index) => {
            const away = isSaved(choice) ? words.archiveChoice(choice.label) : words.removeChoice(choice.label);
            const only = offered.length === 1;
            return (
              <div className={styles.line}>
                <Field
                  className={styles.field}
                  {...(choice.label.trim() === '' ? { validationMessage: words.choiceNeeded } : {})}
                >
                  <Input
                    aria-label={words.choice(index + 1)}
                    className={target}
                    maxLength={60}
                    onChange={(_, { value }) =>
                      onChange(changeChoice(field, choice.key, (before) => ({ ...before, label: value })))
                    }
                    value={choice.label}
                  />
                </Field>
                <Button
                  appearance="subtle"
                  aria-label={away}
                  className={target}
                  disabledFocusable={only}
                  icon={isSaved(choice) ? <Archive20Regular /> : <Delete20Regular />}
                  onClick={() => onChange(withoutChoice(field, choice.key, saved))}
                  title={only ? words.lastChoice : away}
                />
              </div>
            );
          }}
        </OrderedRows>
        <Button
          appearance="subtle"
          className={mergeClasses(styles.add, target)}
          disabledFocusable={field.choices.length >= MOST}
          icon={<Add20Regular />}
          onClick={() => order([...offered, newChoice()])}
          size="small"
        >
          {words.addChoice}
        </Button>
        {archived.map((choice) => (
          <ArchivedChoice
            choice={choice}
            heirs={offered.filter(({ label }) => label.trim() !== '')}
            key={choice.key}
            onChange={(next) => onChange(changeChoice(field, choice.key, () => next))}
            onRemove={() => onChange({ ...field, choices: field.choices.filter(({ key }) => key !== choice.key) })}
          />
        ))}
      </div>
    </Field>
  );
}

interface ArchivedProps {
  readonly choice: FieldChoice;
  readonly heirs: readonly FieldChoice[];
  readonly onChange: (choice: FieldChoice) => void;
  readonly onRemove: () => void;
}

function ArchivedChoice({ choice, heirs, onChange, onRemove }: ArchivedProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useFieldsWords();
  const { key, label, successor } = choice;
  const keep = { value: '', text: words.keep };
  const others = heirs.map((heir) => ({ value: heir.key, text: words.take(heir.label) }));
  return (
    <div className={styles.archived}>
      <Text className={styles.name}>
        {label}{' '}
        <Badge appearance="outline" color="subtle" size="small">
          {words.archived}
        </Badge>
      </Text>
      <ChoicePicker
        choices={[keep, ...others]}
        chosen={others.find(({ value }) => value === successor) ?? keep}
        label={words.successor(label)}
        onChoose={(value) => onChange({ key, label, archived: true, ...(value === '' ? {} : { successor: value }) })}
      />
      <Button
        appearance="subtle"
        aria-label={words.restoreChoice(label)}
        className={target}
        icon={<ArrowUndo20Regular />}
        onClick={() => onChange(restored(choice))}
        title={words.restoreChoice(label)}
      />
      <Button
        appearance="subtle"
        aria-label={words.removeChoice(label)}
        className={target}
        icon={<Delete20Regular />}
        onClick={onRemove}
        title={words.removeChoice(label)}
      />
    </div>
  );
}
