import { Button, Checkbox, Field, Input, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { TemplateRow } from '#shared/checklists/template-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { TemplateId } from '#shared/kernel/ids.ts';
import { useWords } from '../../app/session.tsx';
import { useTemplates } from '../../checklists/use-templates.ts';
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
  field: { flexGrow: 1, flexBasis: '200px' },
  fields: { display: 'flex', flexWrap: 'wrap', flexGrow: 1, gap: tokens.spacingHorizontalXS },
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
  const templates = useTemplates(desk).data ?? [];
  const put = (next: Row) => setRows(rows.map((row) => (row.key === next.key ? next : row)));
  return (
    <SectionForm
      about={settings.about.categories}
      complete={isComplete(form)}
      heading={settings.categories}
      section={section}
    >
      <OrderedRows items={rows} nameOf={({ label }) => label} onOrder={setRows}>
        {(row, index) => (
          <div className={styles.line}>
            <div className={styles.fields}>
              <Field
                className={styles.field}
                {...(row.label.trim() === '' ? { validationMessage: settings.categoryNeeded } : {})}
              >
                <Input
                  aria-label={settings.category(index + 1)}
                  className={target}
                  maxLength={60}
                  onChange={(_, { value }) => put({ ...row, label: value })}
                  value={row.label}
                />
              </Field>
              <CategoryChecklist onPut={put} row={row} templates={templates} />
            </div>
            <Button
              appearance="subtle"
              aria-label={settings.removeCategory(row.label)}
              className={target}
              disabledFocusable={last}
              icon={<Delete20Regular />}
              onClick={() => change(removeCategory(form, row, desk))}
              title={last ? settings.lastCategory : settings.removeCategory(row.label)}
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

interface ChecklistProps {
  readonly row: Row;
  readonly templates: readonly Pick<TemplateRow, 'id' | 'name'>[];
  readonly onPut: (row: Row) => void;
}

/** Which checklist starts with each ticket of a category, and whether it holds the ticket open. */
function CategoryChecklist({ row, templates, onPut }: ChecklistProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings } = useWords().tab;
  const { checklist, ...bare } = row;
  const none = { value: '', text: settings.noChecklist };
  const choices = [none, ...templates.map(({ id, name }) => ({ value: id as string, text: name }))];
  const choose = (value: string) => {
    if (value === '') onPut(bare);
    else onPut({ ...bare, checklist: { template: TemplateId.parse(value), holds: checklist?.holds ?? false } });
  };
  if (templates.length === 0) return null;
  return (
    <>
      <div className={styles.field}>
        <ChoicePicker
          choices={choices}
          chosen={choices.find(({ value }) => value === checklist?.template) ?? none}
          label={settings.checklistOf(row.label)}
          onChoose={choose}
        />
      </div>
      {checklist !== undefined && (
        <Checkbox
          checked={checklist.holds}
          className={target}
          label={settings.checklistHolds}
          onChange={(_, { checked }) => onPut({ ...bare, checklist: { ...checklist, holds: checked === true } })}
        />
      )}
    </>
  );
}
