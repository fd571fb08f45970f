import { Checkbox, Label, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';

const useStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column' },
  problem: { color: tokens.colorStatusDangerForeground1 },
});

interface Props<T extends string> {
  readonly label: string;
  /** In the order of the form. */
  readonly choices: readonly { readonly value: T; readonly text: string }[];
  readonly chosen: readonly T[];
  /** What is wrong with the choice; null where nothing is. */
  readonly problem: string | null;
  readonly onChange: (chosen: readonly T[]) => void;
}

/** Several of several. A `Field` would give each box the same id, and each label the first of them. */
export function CheckGroup<T extends string>({ label, choices, chosen, problem, onChange }: Props<T>) {
  const styles = useStyles();
  const id = useId();
  const toggle = (value: T, on: boolean) =>
    onChange(choices.flatMap((one) => ((one.value === value ? on : chosen.includes(one.value)) ? [one.value] : [])));
  return (
    <div aria-describedby={`${id}-problem`} aria-labelledby={`${id}-label`} role="group">
      <Label id={`${id}-label`}>{label}</Label>
      <div className={styles.choices}>
        {choices.map(({ value, text }) => (
          <Checkbox
            checked={chosen.includes(value)}
            key={value}
            label={text}
            onChange={(_, { checked }) => toggle(value, checked === true)}
          />
        ))}
      </div>
      <Text className={styles.problem} id={`${id}-problem`} role="alert" size={200}>
        {problem}
      </Text>
    </div>
  );
}
