import { Field, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  fact: {
    minWidth: 0,
    '& .fui-Field__label': { color: tokens.colorNeutralForeground2 },
    '& .fui-Field__control': { minWidth: 0 },
  },
});

interface Props {
  readonly label: string;
  /** Under the control: how late it is, a clash. */
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly children: ReactElement;
}

/** One fact of a ticket: its name above a control that one can type into. */
export function Fact({ label, hint, error, required = false, children }: Props) {
  const styles = useStyles();
  return (
    <Field
      className={styles.fact}
      label={{ children: label, size: 'small' }}
      required={required}
      {...(hint === undefined || hint === null ? {} : { hint: { children: hint } })}
      {...(error === undefined ? {} : { validationMessage: error, validationState: 'error' as const })}
    >
      {children}
    </Field>
  );
}
