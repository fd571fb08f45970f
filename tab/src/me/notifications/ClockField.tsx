import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { ClockTime } from '#shared/notifications/preferences.ts';
import { useSession } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Null where it may be taken; else why not. */
  readonly wrong?: (value: string) => string | null;
  readonly onChoose: (value: string) => void;
}

/** A time of day; taken when the reader leaves the field, so that no half-typed hour is saved. */
export function ClockField({ label, value, wrong = () => null, onChoose }: Props) {
  const { target } = useTouchStyles();
  const { theme } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const why = wrong(shown);
  const leave = () => {
    if (typed === null || why !== null) return;
    setTyped(null);
    if (typed !== value && ClockTime.safeParse(typed).success) onChoose(typed);
  };
  return (
    <Field label={label} {...(why === null ? {} : { validationMessage: why, validationState: 'error' })}>
      <Input
        className={target}
        onBlur={leave}
        onChange={(_, data) => setTyped(data.value.slice(0, 5))}
        style={{ colorScheme: theme === 'light' ? 'light' : 'dark' }}
        type="time"
        value={shown}
      />
    </Field>
  );
}
