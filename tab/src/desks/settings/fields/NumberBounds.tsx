import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CustomField } from '#shared/desks/fields.ts';
import { useSession } from '../../../app/session.tsx';
import { readNumber, writeNumber } from '../../../tickets/fields/number-text.ts';
import { useTouchStyles } from '../../../ui/touch.ts';
import { faultOf } from './field-form.ts';
import { useFieldsWords } from './use-fields-words.ts';

const useStyles = makeStyles({
  line: { display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: tokens.spacingHorizontalM },
});

type NumberField = Extract<CustomField, { kind: 'number' }>;
interface Props {
  readonly field: NumberField;
  readonly onChange: (field: NumberField) => void;
}

/** Between what a number has to be, and in what unit. */
export function NumberBounds({ field, onChange }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useFieldsWords();
  const wrong = faultOf(field) === 'range' ? words.rangeWrong : null;
  return (
    <div className={styles.line}>
      <Bound fault={null} label={words.min} onChange={(min) => onChange({ ...field, min })} value={field.min} />
      <Bound fault={wrong} label={words.max} onChange={(max) => onChange({ ...field, max })} value={field.max} />
      <Field label={words.unit}>
        <Input
          className={target}
          input={{ size: 6 }}
          maxLength={12}
          onChange={(_, { value }) => onChange({ ...field, unit: value })}
          value={field.unit ?? ''}
        />
      </Field>
    </div>
  );
}

interface BoundProps {
  readonly label: string;
  readonly value: number | null;
  readonly fault: string | null;
  readonly onChange: (value: number | null) => void;
}

/** What is no number is said to be none, and is gone when the control is left. */
function Bound({ label, value, fault, onChange }: BoundProps) {
  const { target } = useTouchStyles();
  const { locale } = useSession();
  const words = useFieldsWords();
  const [typed, setTyped] = useState<string | null>(null);
  const none = typed !== null && typed.trim() !== '' && readNumber(typed) === null;
  const message = none ? words.notNumber : fault;
  return (
    <Field label={label} {...(message === null ? {} : { validationMessage: message })}>
      <Input
        className={target}
        input={{ size: 6 }}
        inputMode="decimal"
        onBlur={() => setTyped(null)}
        onChange={(_, data) => {
          setTyped(data.value);
          const number = readNumber(data.value);
          if (number !== null || data.value.trim() === '') onChange(number);
        }}
        value={typed ?? (value === null ? '' : writeNumber(value, locale))}
      />
    </Field>
  );
}
