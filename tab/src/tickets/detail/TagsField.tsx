import {
  Input,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { fold } from '#shared/kernel/text.ts';
import { useWords } from '../../app/session.tsx';

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
}

/** Tags as they are typed: Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function TagsField({ label, tags, onChoose, disabled = false }: Props) {
  const styles = useStyles();
  const { facts } = useWords().ticket;
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const tag = text.replace(/\s+/g, ' ').trim();
    setTyped('');
    const known = tags.some((other) => fold(other) === fold(tag));
    if (tag !== '' && !known && tags.length < MOST) onChoose([...tags, tag]);
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
          maxLength={LONGEST}
          onBlur={() => add(typed)}
          onChange={(_, { value }) => (value.endsWith(',') ? add(value.slice(0, -1)) : setTyped(value))}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && typed !== '' && !event.ctrlKey) {
              event.preventDefault();
              add(typed);
            }
            if (event.key === 'Backspace' && typed === '' && tags.length > 0) onChoose(tags.slice(0, -1));
          }}
          placeholder={facts.addTag}
          value={typed}
        />
      )}
    </div>
  );
}
