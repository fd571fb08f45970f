import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { Category } from '#shared/desks/desk.ts';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { newCategoryKey } from './settings-form.ts';

const MOST = 50;

const useStyles = makeStyles({
  set: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  legend: { padding: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  line: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1 },
  add: { alignSelf: 'flex-start' },
  note: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly categories: readonly Category[];
  readonly onChange: (categories: readonly Category[]) => void;
}

export function CategoryFields({ categories, onChange }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings } = useWords().tab;
  const last = categories.length === 1;
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{settings.categories}</legend>
      {categories.map(({ key, label }, index) => (
        <div key={key} className={styles.line}>
          <Field
            className={styles.field}
            {...(label.trim() === '' ? { validationMessage: settings.categoryNeeded } : {})}
          >
            <Input
              aria-label={settings.category(index + 1)}
              className={target}
              maxLength={60}
              onChange={(_, { value }) =>
                onChange(categories.map((category) => (category.key === key ? { key, label: value } : category)))
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
            onClick={() => onChange(categories.filter((category) => category.key !== key))}
            title={last ? settings.lastCategory : settings.removeCategory(label)}
          />
        </div>
      ))}
      <Button
        className={`${styles.add} ${target}`}
        disabledFocusable={categories.length >= MOST}
        icon={<Add20Regular />}
        onClick={() => onChange([...categories, { key: newCategoryKey(categories), label: '' }])}
      >
        {settings.addCategory}
      </Button>
      <Text className={styles.note} size={200}>
        {settings.keptOnTickets}
      </Text>
    </fieldset>
  );
}
