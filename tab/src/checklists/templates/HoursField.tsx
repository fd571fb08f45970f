import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';

const MOST = 10_000;

interface Props {
  readonly label: string;
  readonly minutes: number | null;
  readonly onChange: (minutes: number | null) => void;
}

/** A span in hours, quarters of them included; empty for none. */
export function HoursField({ label, minutes, onChange }: Props) {
  const { target } = useTouchStyles();
  const { editor: words } = useChecklistWords();
  const [typed, setTyped] = useState(minutes === null ? '' : String(minutes / 60));
  return (
    <Field label={label}>
      <Input
        className={target}
        contentAfter={words.hours}
        inputMode="decimal"
        onChange={(_, { value }) => {
          setTyped(value);
          const hours = Number(value.replace(',', '.'));
          if (value.trim() === '') onChange(null);
          else if (hours > 0 && hours <= MOST) onChange(Math.max(1, Math.round(hours * 60)));
        }}
        placeholder={words.noDue}
        value={typed}
      />
    </Field>
  );
}
