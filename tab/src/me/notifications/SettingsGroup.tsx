import { Label, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  about: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly heading: string;
  readonly about?: string;
  readonly children: ReactNode;
}

/** Settings that belong together, under a heading of their own. */
export function SettingsGroup({ heading, about, children }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.group}>
      <Subtitle2 as="h2" className={styles.heading} id={id}>
        {heading}
      </Subtitle2>
      {about !== undefined && <Text className={styles.about}>{about}</Text>}
      {children}
    </section>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** Several switches under one label; a field would take them all for one control. */
export function SwitchGroup({ label, hint, children }: SwitchProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <div aria-labelledby={id} role="group">
      <Label id={id}>{label}</Label>
      {children}
      {hint !== undefined && (
        <Text className={styles.about} size={200}>
          {hint}
        </Text>
      )}
    </div>
  );
}
