import { makeStyles, mergeClasses, SearchBox } from '@fluentui/react-components';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';

/** Milliseconds after the last stroke. */
const SETTLED = 200;

const useStyles = makeStyles({
  field: { width: '152px', minWidth: '100px', maxWidth: 'none', flexShrink: 1, flexGrow: 0 },
});

interface Props {
  readonly text: string;
  readonly onSearch: (text: string) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly className?: string | undefined;
}

/** Searches as one types. */
export function SearchField({ text, onSearch, inputRef, className }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { toolbar } = useWords().tab;
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      search.current(wanted);
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <SearchBox
      aria-label={toolbar.search}
      className={mergeClasses(styles.field, target, className)}
      dismiss={{ 'aria-label': toolbar.clearSearch }}
      input={{ ref: inputRef }}
      maxLength={200}
      onChange={(_, { value }) => setTyped(value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed !== '') setTyped('');
      }}
      placeholder={toolbar.searchHint}
      size="medium"
      value={typed}
    />
  );
}
