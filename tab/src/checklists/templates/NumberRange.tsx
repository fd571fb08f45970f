import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlanItem } from '#shared/checklists/plan.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';

const useStyles = makeStyles({
  line: { display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: tokens.spacingHorizontalM },
});

type NumberItem = Extract<PlanItem, { kind: 'number' }>;
interface Props {
  readonly item: NumberItem;
  readonly onChange: (item: NumberItem) => void;
}

/** Between what a number is as it should be, and in what unit. */
export function NumberRange({ item, onChange }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { editor: words } = useChecklistWords();
  return (
    <div className={styles.line}>
      <Bound label={words.min} onChange={(min) => onChange({ ...item, min })} value={item.min} />
      <Bound label={words.max} onChange={(max) => onChange({ ...item, max })} value={item.max} />
      <Field label={words.unit}>
        <Input
          className={target}
          maxLength={20}
          onChange={(_, { value }) => onChange({ ...item, unit: value })}
          value={item.unit}
        />
      </Field>
    </div>
  );
}

interface BoundProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function Bound({ label, value, onChange }: BoundProps) {
  const { target } = useTouchStyles();
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  return (
    <Field label={label}>
      <Input
        className={target}
        input={{ size: 6 }}
        inputMode="decimal"
        onChange={(_, data) => {
          setTyped(data.value);
          const number = Number(data.value.replace(',', '.'));
          if (data.value.trim() === '') onChange(null);
          else if (Number.isFinite(number)) onChange(number);
        }}
        value={typed}
      />
    </Field>
  );
}
