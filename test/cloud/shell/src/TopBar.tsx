import { makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ThemeName, Width } from './choices.ts';
import { useShell } from './shell-context.ts';
import type { Language } from './words.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground6,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowX: 'auto',
    flexShrink: 0,
  },
  name: { whiteSpace: 'nowrap', marginRight: 'auto', paddingRight: tokens.spacingHorizontalM },
  choice: { flexShrink: 0 },
});

/** The stand-in's own controls, which real Teams does not have. */
export function TopBar() {
  const { state, choices, language, words, actions } = useShell();
  const styles = useStyles();
  const organisations = [...new Set(state.people.map(({ organisation }) => organisation))];
  return (
    <header className={styles.bar}>
      <Text size={200} weight="semibold" className={styles.name}>
        {words.standIn}
      </Text>
      <Switcher
        label={words.person}
        value={state.person.oid}
        onChange={(person) => actions.choose({ person, language: null })}
      >
        {organisations.map((organisation) => (
          <optgroup key={organisation} label={organisation}>
            {state.people
              .filter((person) => person.organisation === organisation)
              .map(({ oid, name, guest }) => (
                <option key={oid} value={oid}>
                  {guest ? `${name} (${words.guest})` : name}
                </option>
              ))}
          </optgroup>
        ))}
      </Switcher>
      <Switcher<ThemeName> label={words.theme} value={choices.theme} onChange={(theme) => actions.choose({ theme })}>
        <option value="default">{words.default}</option>
        <option value="dark">{words.dark}</option>
        <option value="contrast">{words.contrast}</option>
      </Switcher>
      <Switcher<Language>
        label={words.language}
        value={language}
        onChange={(lang) => actions.choose({ language: lang })}
      >
        <option value="fr">Français</option>
        <option value="en">English</option>
      </Switcher>
      <Switcher<Width> label={words.width} value={choices.width} onChange={(width) => actions.choose({ width })}>
        <option value="full">{words.full}</option>
        <option value="side">{words.side}</option>
        <option value="phone">{words.phone}</option>
      </Switcher>
    </header>
  );
}

interface SwitcherProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly children: ReactNode;
}

function Switcher<T extends string>({ label, value, onChange, children }: SwitcherProps<T>) {
  const styles = useStyles();
  return (
    <Select
      size="small"
      className={styles.choice}
      aria-label={label}
      title={label}
      value={value}
      // The options are those that the caller wrote.
      onChange={(_, data) => onChange(data.value as T)}
    >
      {children}
    </Select>
  );
}
