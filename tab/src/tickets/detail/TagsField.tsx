import {
  Input,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { fold } from '#shared/kernel/text.ts';
import { useWords } from '../../app/session.tsx';
import { useTags } from '../use-tags.ts';

const LONGEST = 40;
const MOST = 20;

const useStyles = makeStyles({
  box: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  tag: { '& button': { '@media (pointer: coarse)': { minHeight: '44px', minWidth: '44px' } } },
  input: { minWidth: '88px', flexGrow: 1, flexBasis: '88px' },
});

interface Props {
  readonly label: string;
  readonly tags: readonly string[];
  readonly onChoose: (tags: readonly string[]) => void;
  readonly disabled?: boolean;
  /** Whose tags are offered while one types. */
  readonly desk: DeskView;
}

/** Tags as they are typed: Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function TagsField({ label, tags, onChoose, desk, disabled = false }: Props) {
  const styles = useStyles();
  const { facts } = useWords().ticket;
  const [typed, setTyped] = useState('');
  const [near, setNear] = useState(false);
  const listId = useId();
  const known = useTags(desk, near && !disabled);
  const add = (text: string) => {
    const tag = text.replace(/\s+/g, ' ').trim();
    setTyped('');
    const twice = tags.some((other) => fold(other) === fold(tag));
    if (tag !== '' && !twice && tags.length < MOST) onChoose([...tags, tag]);
  };
  return (
    <div className={styles.box}>
      {tags.map((tag) => (
        <InteractionTag className={styles.tag} key={tag} size="small" value={tag} disabled={disabled}>
          <InteractionTagPrimary hasSecondaryAction={!disabled} tabIndex={-1}>
            {tag}
          </InteractionTagPrimary>
          {!disabled && (
            <InteractionTagSecondary
              aria-label={facts.removeTag(tag)}
              onClick={() => onChoose(tags.filter((other) => other !== tag))}
            />
          )}
        </InteractionTag>
      ))}
      {!disabled && (
        <Input
          appearance="filled-darker"
          aria-label={label}
          className={styles.input}
          input={{ list: listId }}
          maxLength={LONGEST}
          onFocus={() => setNear(true)}
          onBlur={() => add(typed)}
          onChange={(_, { value }) => (value.endsWith(',') ? add(value.slice(0, -1)) : setTyped(value))}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && typed !== '') {
              // With Ctrl or Cmd it also sends the form around it, this tag included.
              if (!event.ctrlKey && !event.metaKey) event.preventDefault();
              add(typed);
            }
            if (event.key === 'Backspace' && typed === '' && tags.length > 0) onChoose(tags.slice(0, -1));
          }}
          placeholder={facts.addTag}
          value={typed}
        />
      )}
      <datalist id={listId}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}
