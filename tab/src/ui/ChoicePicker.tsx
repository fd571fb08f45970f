import { Dropdown, makeStyles, Option } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  field: { minWidth: 0, width: '100%' },
  button: {
    minWidth: 0,
    height: '32px',
    paddingTop: 0,
    paddingBottom: 0,
    overflow: 'hidden',
    '@media (pointer: coarse)': { height: '44px' },
  },
});

export interface Choice {
  readonly value: string;
  readonly text: string;
  /** Shown in place of the text alone. */
  readonly look?: ReactNode;
}

interface Props {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly onChoose: (value: string) => void;
  readonly disabled?: boolean;
}

/** One of a few; typing its first letters chooses it, and no keyboard covers the screen of a phone. */
export function ChoicePicker({ label, choices, chosen, onChoose, disabled = false }: Props) {
  const styles = useStyles();
  return (
    <Dropdown
      aria-label={`${label}: ${chosen.text}`}
      appearance="filled-darker"
      button={{ className: styles.button, children: chosen.look ?? chosen.text }}
      className={styles.field}
      disabled={disabled}
      onOptionSelect={(_, { optionValue }) => {
        if (optionValue !== undefined && optionValue !== chosen.value) onChoose(optionValue);
      }}
      selectedOptions={[chosen.value]}
      value={chosen.text}
    >
      {choices.map((choice) => (
        <Option key={choice.value} text={choice.text} value={choice.value}>
          {choice.look ?? choice.text}
        </Option>
      ))}
    </Dropdown>
  );
}
