import { Button, Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import type { MemberView, PersonView } from '#shared/members/member.ts';
import type { CustomValue } from '#shared/tickets/field-values.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { FieldInput } from '../fields/FieldInput.tsx';
import { faultWords } from '../fields/fault-words.ts';
import { useViewsWords } from '../views/use-views-words.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: tokens.spacingVerticalS },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** No field has this key. */
const NONE = '';
const nobody: ReadonlyMap<string, PersonView> = new Map();

interface Props {
  readonly desk: DeskView;
  readonly members: readonly MemberView[];
  /** What each chosen field is to hold; null empties it. */
  readonly values: Readonly<Record<string, CustomValue | null>>;
  readonly onChange: (values: Props['values']) => void;
}

/** The desk's own fields, each once it is asked for: thirty of them would bury the others. */
export function BulkFields({ desk, members, values, onChange }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { locale } = useSession();
  const words = useWords();
  const { bulk } = useViewsWords();
  const used = desk.fields.filter(({ archived }) => !archived);
  const chosen = used.filter(({ key }) => key in values);
  const others = used.filter(({ key }) => !(key in values));
  if (used.length === 0) return null;
  const pick = { value: NONE, text: bulk.pickField };
  return (
    <div className={styles.fields}>
      {chosen.map((field) => {
        const value = values[field.key] ?? null;
        const fault = faultWords(field, value, { words, locale });
        return (
          <Field
            hint={value === null && fault === null ? bulk.emptied : null}
            key={field.key}
            label={field.label}
            required={field.required}
            validationMessage={fault}
            validationState={fault === null ? 'none' : 'error'}
          >
            <div className={styles.line}>
              <FieldInput
                counts="typing"
                field={field}
                members={members}
                onChange={(next) => onChange({ ...values, [field.key]: next })}
                people={nobody}
                value={value}
              />
              <Button
                appearance="subtle"
                aria-label={bulk.dropField(field.label)}
                className={target}
                icon={<Dismiss20Regular />}
                onClick={() => {
                  const { [field.key]: _, ...kept } = values;
                  onChange(kept);
                }}
                title={bulk.dropField(field.label)}
              />
            </div>
          </Field>
        );
      })}
      {others.length > 0 && (
        <Field label={<Text className={styles.hint}>{bulk.otherField}</Text>}>
          <ChoicePicker
            choices={[pick, ...others.map(({ key, label }) => ({ value: key, text: label }))]}
            chosen={pick}
            label={bulk.otherField}
            onChoose={(key) => onChange({ ...values, [key]: null })}
          />
        </Field>
      )}
    </div>
  );
}
