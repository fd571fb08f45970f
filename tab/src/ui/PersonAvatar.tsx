import { Avatar, AvatarGroup, AvatarGroupItem, makeStyles, tokens } from '@fluentui/react-components';
import type { PersonView } from '#shared/members/member.ts';
import { useWords } from '../app/session.tsx';
import { useHiddenStyles } from './hidden.ts';

type Size = 16 | 20 | 24 | 28 | 32;

const useStyles = makeStyles({
  group: { display: 'inline-flex', alignItems: 'center', flexShrink: 0 },
  faded: { opacity: 0.6 },
  more: {
    paddingLeft: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

interface PersonProps {
  readonly person: Pick<PersonView, 'id' | 'name' | 'left'>;
  readonly size?: Size;
}

/** Initials only: the name stands beside it in words. */
export function PersonAvatar({ person, size = 24 }: PersonProps) {
  const styles = useStyles();
  return (
    <Avatar
      aria-hidden
      className={person.left ? styles.faded : ''}
      color="colorful"
      idForColor={person.id}
      name={person.name}
      size={size}
    />
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
      <span aria-hidden>
        <AvatarGroup layout="stack" size={size}>
          {people.slice(0, shown).map((person) => (
            <AvatarGroupItem key={person.id} name={person.name} color="colorful" idForColor={person.id} />
          ))}
        </AvatarGroup>
      </span>
      {people.length > shown && (
        <span aria-hidden className={styles.more}>
          +{people.length - shown}
        </span>
      )}
      <span className={hidden}>{names}</span>
    </span>
  );
}
