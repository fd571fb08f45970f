import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { PersonView } from '#shared/members/member.ts';
import { useWords } from '../../app/session.tsx';
import { OptionList } from '../../ui/OptionList.tsx';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';

const useStyles = makeStyles({
  list: { left: 0, minWidth: '220px', maxWidth: '100%' },
  above: { bottom: '100%' },
  below: { top: '100%' },
});

interface Props {
  readonly id: string;
  readonly people: readonly PersonView[];
  readonly active: number;
  readonly onPick: (person: PersonView) => void;
  readonly opens: 'above' | 'below';
}

export function MentionList({ id, people, active, onPick, opens }: Props) {
  const styles = useStyles();
  const { composer } = useWords().ticket;
  return (
    <OptionList
      active={active}
      className={mergeClasses(styles.list, styles[opens])}
      id={id}
      keyOf={(person) => person.id}
      label={composer.mentions}
      onPick={onPick}
      options={people}
      show={(person) => (
        <>
          <PersonAvatar person={person} size={24} />
          <span>{person.name}</span>
        </>
      )}
    />
  );
}
