import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PersonView } from '#shared/members/member.ts';
import { useWords } from '../../app/session.tsx';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { useTouchStyles } from '../../ui/touch.ts';

const useStyles = makeStyles({
  list: {
    position: 'absolute',
    left: 0,
    zIndex: 10,
    minWidth: '220px',
    maxWidth: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  above: { bottom: '100%' },
  below: { top: '100%' },
  option: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    color: tokens.colorNeutralForeground1Hover,
    outline: `1px solid ${tokens.colorStrokeFocus2}`,
  },
});

interface Props {
  readonly id: string;
  readonly people: readonly PersonView[];
  readonly active: number;
  readonly onPick: (person: PersonView) => void;
  readonly opens: 'above' | 'below';
}

/** The focus stays in the text; the field names the active option. */
export function MentionList({ id, people, active, onPick, opens }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { composer } = useWords().ticket;
  return (
    <div aria-label={composer.mentions} className={mergeClasses(styles.list, styles[opens])} id={id} role="listbox">
      {people.map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text field answers the keys
        <div
          key={person.id}
          aria-selected={index === active}
          className={mergeClasses(styles.option, target, index === active && styles.active)}
          id={`${id}-${index}`}
          onClick={() => onPick(person)}
          onMouseDown={(event) => event.preventDefault()}
          role="option"
        >
          <PersonAvatar person={person} size={24} />
          <span>{person.name}</span>
        </div>
      ))}
    </div>
  );
}
