import { Button, Field, Input, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { OrderedRows } from './OrderedRows.tsx';
import { SectionForm } from './SectionForm.tsx';
import { type Changes, isSame, newKey, useSection } from './use-section.ts';

const MOST = 50;

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  field: { flexGrow: 1 },
  add: { alignSelf: 'flex-start' },
  note: { color: tokens.colorNeutralForeground2 },
});

type Form = Pick<DeskView, 'categories'>;

export function CategorySettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings } = useWords().tab;
  const section = useSection<Form>(desk, ({ categories }) => ({ categories }), changesOf);
  const { categories } = section.form;
  const change = (next: Form['categories'] | readonly Form['categories'][number][]) =>
    section.change({ categories: [...next] });
  const last = categories.length === 1;
  return (
    <SectionForm
      about={settings.about.categories}
      complete={categories.every(({ label }) => label.trim() !== '')}
      heading={settings.categories}
      section={section}
    >
      <OrderedRows items={categories} nameOf={({ label }) => label} onOrder={change}>
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
                onChange={(_, { value }) =>
                  change(categories.map((category) => (category.key === key ? { key, label: value } : category)))
                }
                value={label}
              />
            </Field>
            <Button
              appearance="subtle"
              aria-label={settings.removeCategory(label)}
              className={target}
              disabledFocusable={last}
              icon={<Delete20Regular />}
              onClick={() => change(categories.filter((category) => category.key !== key))}
              title={last ? settings.lastCategory : settings.removeCategory(label)}
            />
          </div>
        )}
      </OrderedRows>
      <Button
        className={mergeClasses(styles.add, target)}
        disabledFocusable={categories.length >= MOST}
        icon={<Add20Regular />}
        onClick={() => change([...categories, { key: newKey('category', categories), label: '' }])}
      >
        {settings.addCategory}
      </Button>
      <Text className={styles.note} size={200}>
        {settings.keptOnTickets}
      </Text>
    </SectionForm>
  );
}

function changesOf(form: Form, seen: DeskView): Changes | null {
  const categories = form.categories.map(({ key, label }) => ({ key, label: label.trim() }));
  return isSame(categories, seen.categories) ? null : { categories };
}
