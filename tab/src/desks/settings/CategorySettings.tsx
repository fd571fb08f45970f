import { Button, Field, Input, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { useWords } from '../../app/session.tsx';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import {
  addCategory,
  categoryChanges,
  type Form,
  isComplete,
  type Row,
  readForm,
  removeCategory,
} from './category-form.ts';
import { OrderedRows } from './OrderedRows.tsx';
import { SectionForm } from './SectionForm.tsx';
import { useSection } from './use-section.ts';

const MOST = 50;

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  field: { flexGrow: 1 },
  add: { alignSelf: 'flex-start' },
  note: { color: tokens.colorNeutralForeground2 },
});

export function CategorySettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings } = useWords().tab;
  const section = useSection<Form>(desk, readForm, categoryChanges);
  const { form, change } = section;
  const { rows } = form;
  const setRows = (next: readonly Row[]) => change({ rows: next });
  const last = rows.length === 1;
  return (
    <SectionForm
      about={settings.about.categories}
      complete={isComplete(form)}
      heading={settings.categories}
      section={section}
    >
      <OrderedRows items={rows} nameOf={({ label }) => label} onOrder={setRows}>
        {({ key, label }, index) => (
          <div className={styles.line}>
            <Field
              className={styles.field}
              {...(label.trim() === '' ? { validationMessage: settings.categoryNeeded } : {})}
            >
              <Input
                aria-label={settings.category(index + 1)}
                className={target}
                maxLength={60}
                onChange={(_, { value }) => setRows(rows.map((row) => (row.key === key ? { key, label: value } : row)))}
                value={label}
              />
            </Field>
            <Button
              appearance="subtle"
              aria-label={settings.removeCategory(label)}
              className={target}
              disabledFocusable={last}
              icon={<Delete20Regular />}
              onClick={() => change(removeCategory(form, { key, label }, desk))}
              title={last ? settings.lastCategory : settings.removeCategory(label)}
            />
          </div>
        )}
      </OrderedRows>
      <Button
        className={mergeClasses(styles.add, target)}
        disabledFocusable={rows.length >= MOST}
        icon={<Add20Regular />}
        onClick={() => change(addCategory(form))}
      >
        {settings.addCategory}
      </Button>
      {form.removed.map((category) => {
        const heirs = rows
          .filter(({ label }) => label.trim() !== '')
          .map(({ key, label }) => ({ value: key, text: label }));
        const chosen = heirs.find(({ value }) => value === form.successors[category.key]);
        return (
          <Field key={category.key} label={settings.categorySuccessor(category.label)}>
            <ChoicePicker
              choices={heirs}
              chosen={chosen ?? { value: '', text: '' }}
              label={settings.categorySuccessor(category.label)}
              onChoose={(heir) => change({ successors: { ...form.successors, [category.key]: heir } })}
            />
          </Field>
        );
      })}
      {desk.categories
        .filter(({ successor }) => successor !== undefined)
        .map(({ key, label }) => (
          <Text className={styles.note} key={key}>
            {settings.categoryLeaving(label)}
          </Text>
        ))}
    </SectionForm>
  );
}
