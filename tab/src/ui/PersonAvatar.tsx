import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PersonView } from '#shared/members/member.ts';
import { useWords } from '../app/session.tsx';
import { useHiddenStyles } from './hidden.ts';

type Size = 16 | 20 | 24 | 28 | 32;

const useStyles = makeStyles({
  group: { display: 'inline-flex', alignItems: 'center', flexShrink: 0 },
  face: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1,
    userSelect: 'none',
  },
  stacked: { marginLeft: '-4px', boxShadow: `0 0 0 ${tokens.strokeWidthThick} ${tokens.colorNeutralBackground1}` },
  faded: { opacity: 0.6 },
  more: {
    paddingLeft: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  c0: { color: tokens.colorPaletteCranberryForeground2, backgroundColor: tokens.colorPaletteCranberryBackground2 },
  c1: { color: tokens.colorPalettePumpkinForeground2, backgroundColor: tokens.colorPalettePumpkinBackground2 },
  c2: { color: tokens.colorPaletteForestForeground2, backgroundColor: tokens.colorPaletteForestBackground2 },
  c3: { color: tokens.colorPaletteTealForeground2, backgroundColor: tokens.colorPaletteTealBackground2 },
  c4: { color: tokens.colorPaletteCornflowerForeground2, backgroundColor: tokens.colorPaletteCornflowerBackground2 },
  c5: { color: tokens.colorPaletteLavenderForeground2, backgroundColor: tokens.colorPaletteLavenderBackground2 },
  c6: { color: tokens.colorPalettePlumForeground2, backgroundColor: tokens.colorPalettePlumBackground2 },
  c7: { color: tokens.colorPaletteGoldForeground2, backgroundColor: tokens.colorPaletteGoldBackground2 },
});
const colours = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'] as const;

interface PersonProps {
  readonly person: Pick<PersonView, 'id' | 'name' | 'left'>;
  readonly size?: Size;
  readonly className?: string;
}

/** Initials only: the name stands beside it in words. A list shows hundreds, so they are as light as can be. */
export function PersonAvatar({ person, size = 24, className }: PersonProps) {
  const styles = useStyles();
  return (
    <span
      aria-hidden
      className={mergeClasses(styles.face, styles[colourOf(person.id)], person.left && styles.faded, className)}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.42) }}
    >
      {initialsOf(person.name)}
    </span>
  );
}

interface PeopleProps {
  readonly people: readonly PersonView[];
  readonly size?: Size;
  readonly shown?: number;
}

/** Up to three avatars and how many more; their names are said and stand in the tooltip. */
export function PersonAvatars({ people, size = 24, shown = 3 }: PeopleProps) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { people: words } = useWords().ticket;
  if (people.length === 0) return <span className={hidden}>{words.nobody}</span>;
  const names = people.map((person) => person.name).join(', ');
  return (
    <span className={styles.group} title={names}>
      {people.slice(0, shown).map((person, index) => (
        <PersonAvatar
          key={person.id}
          person={person}
          size={size}
          {...(index > 0 ? { className: styles.stacked } : {})}
        />
      ))}
      {people.length > shown && (
        <span aria-hidden className={styles.more}>
          +{people.length - shown}
        </span>
      )}
      <span className={hidden}>{names}</span>
    </span>
  );
}

/** The first letters of the first and the last name. */
function initialsOf(name: string): string {
  const parts = name.split(/[\s(]+/).filter((part) => /^\p{L}/u.test(part));
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

/** The same person has the same colour everywhere. */
function colourOf(id: string): (typeof colours)[number] {
  const sum = [...id].reduce((total, character) => (total * 31 + character.charCodeAt(0)) % 9973, 7);
  return colours[sum % colours.length] ?? 'c0';
}
