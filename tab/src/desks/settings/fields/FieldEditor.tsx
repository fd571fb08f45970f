import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, Switch, tokens } from '@fluentui/react-components';
import { offeredCategories } from '#shared/desks/categories.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { type CustomField, fieldKinds, hasChoices } from '#shared/desks/fields.ts';
import { ChoicePicker } from '../../../ui/ChoicePicker.tsx';
import { useTouchStyles } from '../../../ui/touch.ts';
import { ChoiceRows } from './ChoiceRows.tsx';
import { faultOf, ofKind } from './field-form.ts';
import { NumberBounds } from './NumberBounds.tsx';
import { useFieldsWords } from './use-fields-words.ts';

const useStyles = makeStyles({
  editor: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingHorizontalM}`,
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  categories: { display: 'flex', flexWrap: 'wrap' },
});

interface Props {
  readonly desk: DeskView;
  readonly field: CustomField;
  readonly saved: CustomField | undefined;
  readonly onChange: (field: CustomField) => void;
}

export function FieldEditor({ desk, field, saved, onChange }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useFieldsWords();
  const kinds = fieldKinds.map((value) => ({ value, text: words.kinds[value] }));
  const kindNow = { value: field.kind, text: words.kinds[field.kind] };
  const fault = faultOf(field);
  return (
    <div className={styles.editor}>
      <div className={styles.pair}>
        <Field label={words.label} required {...(fault === 'label' ? { validationMessage: words.labelNeeded } : {})}>
          <Input
            className={target}
            input={{ autoFocus: field.label === '' }}
            maxLength={60}
            onChange={(_, { value }) => onChange({ ...field, label: value })}
            value={field.label}
          />
        </Field>
        <Field label={words.kind} {...(saved === undefined ? {} : { hint: words.kindFixed })}>
          <ChoicePicker
            choices={kinds}
            chosen={kindNow}
            disabled={saved !== undefined}
            label={words.kind}
            onChoose={(value) => onChange(ofKind(field, fieldKinds.find((kind) => kind === value) ?? field.kind))}
          />
        </Field>
      </div>
      {field.kind === 'number' && <NumberBounds field={field} onChange={onChange} />}
      {hasChoices(field) && <ChoiceRows field={field} onChange={onChange} saved={saved} />}
      <Field hint={words.helpHint} label={words.help}>
        <Input
          className={target}
          maxLength={200}
          onChange={(_, { value }) => onChange({ ...field, help: value })}
          value={field.help ?? ''}
        />
      </Field>
      <Field hint={words.requiredHint}>
        <Switch
          checked={field.required}
          className={target}
          label={words.required}
          onChange={(_, { checked }) => onChange({ ...field, required: checked })}
        />
      </Field>
      <CategoryChoice desk={desk} field={field} onChange={onChange} />
    </div>
  );
}

function CategoryChoice({ desk, field, onChange }: Omit<Props, 'saved'>) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useFieldsWords();
  const { categories } = field;
  const toggle = (key: string, chosen: boolean) => {
    const others = (categories ?? []).filter((one) => one !== key);
    onChange({ ...field, categories: chosen ? [...others, key] : others });
  };
  return (
    <>
      <Field label={words.categories}>
        <RadioGroup
          layout="horizontal"
          onChange={(_, { value }) => onChange({ ...field, categories: value === 'all' ? null : [] })}
          value={categories === null ? 'all' : 'some'}
        >
          <Radio className={target} label={words.everyCategory} value="all" />
          <Radio className={target} label={words.someCategories} value="some" />
        </RadioGroup>
      </Field>
      {categories !== null && (
        <Field {...(categories.length === 0 ? { validationMessage: words.categoryNeeded } : {})}>
          <div aria-label={words.someCategories} className={styles.categories} role="group">
            {offeredCategories(desk.categories).map(({ key, label }) => (
              <Checkbox
                checked={categories.includes(key)}
                className={target}
                key={key}
                label={label}
                onChange={(_, { checked }) => toggle(key, checked === true)}
              />
            ))}
          </div>
        </Field>
      )}
    </>
  );
}
