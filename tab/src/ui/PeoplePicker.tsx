import { Combobox, type ComboboxProps, makeStyles, mergeClasses, Option, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { fold } from '#shared/kernel/text.ts';
import type { MemberView, PersonView } from '#shared/members/member.ts';
import { useSession, useWords } from '../app/session.tsx';
import { PersonAvatar, PersonAvatars } from './PersonAvatar.tsx';
import { useTouchStyles } from './touch.ts';

const MOST_SHOWN = 50;

/** The list is wider than its field: near the right edge it grows to the left. */
const positioning = {
  position: 'below',
  align: 'start',
  fallbackPositions: ['below-end', 'above-start', 'above-end'],
} as const satisfies ComboboxProps['positioning'];

const useStyles = makeStyles({
  box: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0, width: '100%' },
  field: { minWidth: 0, flexGrow: 1 },
  input: { minWidth: 0, width: '100%', textOverflow: 'ellipsis' },
  listbox: { minWidth: '260px' },
  option: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  /** Said for the control; what a surrounding `Field` shows wins. */
  readonly label: string;
  readonly people: readonly MemberView[];
  readonly chosen: readonly PersonView[];
  readonly choose: 'one' | 'several';
  readonly onChoose: (ids: readonly string[]) => void;
  readonly disabled?: boolean;
  /** `assignable` leaves out guests, who cannot be given work. */
  readonly offer?: 'everyone' | 'assignable';
}

/** Chooses people of a desk by typing part of a name; accents and case do not matter. */
export function PeoplePicker({ label, people, chosen, choose, onChoose, disabled = false, offer = 'everyone' }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { me } = useSession();
  const { people: words } = useWords().ticket;
  const [typed, setTyped] = useState<string | null>(null);
  const nameOf = (person: PersonView) => (person.id === me.id ? words.me(person.name) : person.name);
  const options = candidates(people, chosen, offer, typed ?? '', me.id);
  return (
    <span className={styles.box}>
      {chosen.length > 0 && <PersonAvatars people={chosen} size={20} />}
      <Combobox
        freeform
        aria-label={label}
        appearance="filled-darker"
        className={mergeClasses(styles.field, target)}
        disabled={disabled}
        expandIcon={null}
        listbox={{ className: styles.listbox }}
        input={{ className: styles.input }}
        multiselect={choose === 'several'}
        onBlur={() => setTyped(null)}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={() => setTyped('')}
        onOptionSelect={(_, { optionValue }) => {
          if (optionValue === undefined || optionValue === '') return;
          onChoose(choose === 'one' ? [optionValue] : toggled(chosen, optionValue));
          setTyped(choose === 'one' ? null : '');
        }}
        positioning={positioning}
        placeholder={typed === null ? words.nobody : words.search}
        selectedOptions={chosen.map((person) => person.id)}
        value={typed ?? chosen.map(nameOf).join(', ')}
      >
        {options.map((person) => (
          <Option key={person.id} text={person.name} value={person.id}>
            <span className={styles.option}>
              <PersonAvatar person={person} size={20} />
              <span>{nameOf(person)}</span>
              {person.left && <span className={styles.note}>{words.left}</span>}
            </span>
          </Option>
        ))}
        {options.length === 0 && (
          <Option disabled text={words.none} value="">
            {words.none}
          </Option>
        )}
      </Combobox>
    </span>
  );
}

function toggled(chosen: readonly PersonView[], id: string): readonly string[] {
  const ids = chosen.map((person) => person.id);
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}

/** Those chosen stay on offer even where they have left, so that they can be taken off; the reader comes first. */
function candidates(
  people: readonly MemberView[],
  chosen: readonly PersonView[],
  offer: 'everyone' | 'assignable',
  typed: string,
  me: string,
): readonly PersonView[] {
  const known = new Set(people.map((person) => person.id));
  const present = people.filter((person) => !person.left && (offer === 'everyone' || person.role !== 'guest'));
  const away = people.filter((person) => person.left && chosen.some(({ id }) => id === person.id));
  const words = fold(typed).split(' ');
  return [...chosen.filter((person) => !known.has(person.id)), ...away, ...present]
    .filter((person) => words.every((word) => fold(person.name).includes(word)))
    .sort((a, b) => Number(b.id === me) - Number(a.id === me))
    .slice(0, MOST_SHOWN);
}
