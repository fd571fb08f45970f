import { Field, makeStyles, tokens } from '@fluentui/react-components';
import type { CustomField } from '#shared/desks/fields.ts';
import type { MemberView } from '#shared/members/member.ts';
import type { CustomValue, CustomValues } from '#shared/tickets/field-values.ts';
import { FieldInput } from './FieldInput.tsx';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    alignItems: 'start',
  },
});

interface Props {
  /** Those to ask for, in their order. */
  readonly fields: readonly CustomField[];
  readonly values: CustomValues;
  readonly onChange: (values: CustomValues) => void;
  readonly members: readonly MemberView[];
  /** What is wrong with a field, by its key. */
  readonly errorOf: (key: string) => string | undefined;
}

const nobody = new Map<string, MemberView>();

/** The desk's own fields as a form asks for them. Values of fields that are not asked for stay as they are. */
export function FieldForm({ fields, values, onChange, members, errorOf }: Props) {
  const styles = useStyles();
  if (fields.length === 0) return null;
  const set = (key: string, value: CustomValue | null) => {
    const { [key]: _, ...others } = values;
    onChange(value === null ? others : { ...others, [key]: value });
  };
  return (
    <div className={styles.fields}>
      {fields.map((field) => {
        const error = errorOf(field.key);
        return (
          <Field
            key={field.key}
            label={{ children: field.label, size: 'small' }}
            required={field.required}
            {...(field.help === null ? {} : { hint: field.help })}
            {...(error === undefined ? {} : { validationMessage: error, validationState: 'error' as const })}
          >
            <FieldInput
              counts="typing"
              field={field}
              members={members}
              onChange={(value) => set(field.key, value)}
              people={nobody}
              value={values[field.key] ?? null}
            />
          </Field>
        );
      })}
    </div>
  );
}
