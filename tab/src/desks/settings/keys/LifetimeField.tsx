import { Field, Select } from '@fluentui/react-components';
import { useKeysWords } from './use-keys-words.ts';

const lifetimes = [30, 90, 180, 365];

interface Props {
  readonly days: number;
  readonly onChange: (days: number) => void;
}

/** For how long a secret opens. */
export function LifetimeField({ days, onChange }: Props) {
  const words = useKeysWords();
  return (
    <Field label={words.lifetime}>
      <Select onChange={(_, { value }) => onChange(Number(value))} value={days}>
        {lifetimes.map((one) => (
          <option key={one} value={one}>
            {words.days(one)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
