import { Field, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { offeredCategories } from '#shared/desks/categories.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { type CustomField, fieldsFor } from '#shared/desks/fields.ts';
import type { CustomValues } from '#shared/tickets/field-values.ts';
import { FieldForm } from '../../../tickets/fields/FieldForm.tsx';
import { ChoicePicker } from '../../../ui/ChoicePicker.tsx';
import { useFieldsWords } from './use-fields-words.ts';

const useStyles = makeStyles({
  preview: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  heading: { margin: 0 },
  note: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly desk: DeskView;
  readonly fields: readonly CustomField[];
}

/** What people will be asked, with the very controls of the form; nothing that is typed here is kept. */
export function FieldPreview({ desk, fields }: Props) {
  const styles = useStyles();
  const words = useFieldsWords();
  const [category, setCategory] = useState<string | null>(null);
  const [values, setValues] = useState<CustomValues>({});
  const none = { value: '', text: words.noCategory };
  const choices = [none, ...offeredCategories(desk.categories).map(({ key, label }) => ({ value: key, text: label }))];
  const asked = fieldsFor(fields, category).filter(({ label }) => label.trim() !== '');
  return (
    <section className={styles.preview}>
      <Subtitle2 as="h2" className={styles.heading}>
        {words.preview}
      </Subtitle2>
      {fields.some((field) => field.categories !== null) && (
        <Field label={words.previewAll}>
          <ChoicePicker
            choices={choices}
            chosen={choices.find(({ value }) => value === (category ?? '')) ?? none}
            label={words.previewAll}
            onChoose={(value) => setCategory(value === '' ? null : value)}
          />
        </Field>
      )}
      {asked.length === 0 && <Text className={styles.note}>{words.nothingAsked}</Text>}
      <FieldForm errorOf={() => undefined} fields={asked} members={[desk.me]} onChange={setValues} values={values} />
    </section>
  );
}
