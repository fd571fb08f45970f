import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown12Regular, Dismiss12Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { PopMenu } from './PopMenu.tsx';

const useStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    flexShrink: 0,
    alignItems: 'center',
    borderRadius: tokens.borderRadiusCircular,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
  /** A phone shows the first filters only: what is set comes first there. */
  on: {
    '@media (pointer: coarse)': { order: -1 },
    backgroundColor: tokens.colorBrandBackground2,
    borderTopColor: tokens.colorBrandStroke2,
    borderRightColor: tokens.colorBrandStroke2,
    borderBottomColor: tokens.colorBrandStroke2,
    borderLeftColor: tokens.colorBrandStroke2,
  },
  button: {
    minWidth: 0,
    maxWidth: '220px',
    borderRadius: tokens.borderRadiusCircular,
    fontWeight: tokens.fontWeightRegular,
  },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

export interface FilterChoice {
  readonly value: string;
  readonly text: string;
}

interface Props {
  /** The field as people call it. */
  readonly field: string;
  readonly choices: readonly FilterChoice[];
  readonly chosen: readonly string[];
  readonly choose: 'one' | 'several';
  readonly onChoose: (values: readonly string[]) => void;
  /** Asked for what is on offer only when it is opened. */
  readonly onOpen?: () => void;
}

/** One filter: what it holds can be read without opening it, and taken away by its cross. */
export function FilterChip({ field, choices, chosen, choose, onChoose, onOpen }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { toolbar } = useWords().tab;
  const names = chosen.map((value) => choices.find((choice) => choice.value === value)?.text ?? value);
  const [first, ...others] = names;
  const short = others.length === 0 ? (first ?? '') : toolbar.more(first ?? '', others.length);
  const on = chosen.length > 0;
  const kind = choose === 'one' ? 'radio' : 'check';
  return (
    <ChipFrame field={field} on={on} onClear={() => onChoose([])}>
      <PopMenu
        checked={{ chosen }}
        onCheck={(_, values) => onChoose(values)}
        onOpen={(open) => open && onOpen?.()}
        parts={[{ entries: choices.map(({ value, text }) => ({ kind, name: 'chosen', value, text })) }]}
      >
        <Button
          appearance="transparent"
          aria-label={on ? toolbar.chosen(field, names.join(', ')) : toolbar.filter(field)}
          className={mergeClasses(styles.button, target)}
          icon={on ? null : <ChevronDown12Regular />}
          iconPosition="after"
          size="small"
        >
          <span className={styles.text}>{on ? toolbar.chosen(field, short) : field}</span>
        </Button>
      </PopMenu>
    </ChipFrame>
  );
}

interface FrameProps {
  readonly field: string;
  readonly on: boolean;
  readonly onClear: () => void;
  /** The button that opens what may be chosen. */
  readonly children: ReactNode;
}

/** The shape of a filter, with the cross that takes it away. */
export function ChipFrame({ field, on, onClear, children }: FrameProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { toolbar } = useWords().tab;
  return (
    <span className={mergeClasses(styles.chip, on && styles.on)}>
      {children}
      {on && (
        <Button
          appearance="transparent"
          aria-label={toolbar.clear(field)}
          className={target}
          icon={<Dismiss12Regular />}
          onClick={onClear}
          size="small"
        />
      )}
    </span>
  );
}
