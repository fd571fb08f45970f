import { makeStyles, tokens } from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { matchedParts, searchWords } from '#shared/kernel/text.ts';

const SearchedContext = createContext<readonly string[]>([]);

const useStyles = makeStyles({
  mark: { backgroundColor: tokens.colorPaletteYellowBackground2, color: tokens.colorNeutralForeground1 },
});

/** What is searched for, within. */
export function Searched({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const words = useMemo(() => searchWords(text), [text]);
  return <SearchedContext.Provider value={words}>{children}</SearchedContext.Provider>;
}

/** A text with the words marked that it was found by. */
export function Found({ text }: { readonly text: string }) {
  const styles = useStyles();
  const words = useContext(SearchedContext);
  if (words.length === 0) return text;
  return matchedParts(text, words).map((part, index) =>
    part.matched ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
      <mark key={index} className={styles.mark}>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
