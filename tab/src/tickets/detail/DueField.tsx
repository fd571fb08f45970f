import { Input, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';

const SETTLED = 900;

const useStyles = makeStyles({ field: { minWidth: 0, width: '100%' }, input: { minWidth: 0 } });

interface Props {
  readonly label: string;
  /** `YYYY-MM-DD` */
  readonly due: string | null;
  readonly onChoose: (due: string | null) => void;
  readonly disabled?: boolean;
}

/**
 * A day, typed or picked. A date control changes with each digit, so that a year begins as 0002: a day counts once the
 * typing has settled, or the control is left.
 */
export function DueField({ label, due, onChoose, disabled = false }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { theme } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settle = useRef(() => {});
  settle.current = () => {
    clearTimeout(timer.current);
    if (typed === null) return;
    setTyped(null);
    const next = typed === '' ? null : typed;
    if (next !== due) onChoose(next);
  };
  useEffect(() => () => settle.current(), []);
  return (
    <Input
      appearance="filled-darker"
      aria-label={label}
      className={mergeClasses(styles.field, target)}
      disabled={disabled}
      input={{ className: styles.input }}
      max="9999-12-31"
      onBlur={() => settle.current()}
      onChange={(_, { value }) => {
        setTyped(value);
        clearTimeout(timer.current);
        if (value === '' || value >= '1970') timer.current = setTimeout(() => settle.current(), SETTLED);
      }}
      onKeyDown={(event) => event.key === 'Enter' && settle.current()}
      // The browser draws the calendar's button: it must know whether it stands on a dark ground.
      style={{ colorScheme: theme === 'light' ? 'light' : 'dark' }}
      type="date"
      value={typed ?? due ?? ''}
    />
  );
}
