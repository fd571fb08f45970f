import { makeStyles, mergeClasses, SearchBox } from '@fluentui/react-components';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { useWords } from '../app/session.tsx';
import { OptionList } from '../ui/OptionList.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { type Suggestion, suggest, takeFilters, typedFields, unfinishedIn } from './typed-filters.ts';
import { useAssignees } from './use-assignees.ts';
import { useRecentSearches } from './use-recent-searches.ts';
import { useTags } from './use-tags.ts';
import type { ChangeView } from './use-view.ts';
import type { TicketsView } from './view.ts';

/** Milliseconds after the last stroke. */
const SETTLED = 200;

const useStyles = makeStyles({
  box: { position: 'relative', display: 'flex', width: '152px', minWidth: '100px', flexShrink: 1, flexGrow: 0 },
  suggestions: { top: '100%', right: 0, minWidth: '100%', maxWidth: '320px' },
  field: { width: '100%', minWidth: 0, maxWidth: 'none' },
});

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly className?: string | undefined;
}

/** Searches as one types; a filter that is typed, such as `status:open`, becomes a chip. Empty, it offers recent searches. */
export function SearchField({ desk, view, onChange, inputRef, className }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { toolbar } = useWords().tab;
  const listId = useId();
  const [typed, setTyped] = useState(view.text);
  const [focused, setFocused] = useState(false);
  const [active, setActive] = useState(-1);
  const fields = useTypedFields(desk, typed);
  const searched = (unfinishedIn(typed, fields)?.rest ?? typed).trim();
  useSettledSearch(searched, view.text, { onChange, onOther: setTyped });
  const offersRecent = focused && typed === '';
  const recent = useRecentSearches(desk, offersRecent);
  const offered = offersRecent
    ? recent.items.map((text) => ({ text, typed: text, change: { text } }))
    : suggest(typed, view, fields);
  const suggestions = focused ? offered : [];
  const shown = Math.min(active, suggestions.length - 1);

  const type = (value: string) => {
    const taken = takeFilters(value, view, fields);
    setActive(-1);
    setTyped(taken?.text ?? value);
    if (taken !== null) onChange(taken.change);
  };
  const pick = (suggestion: Suggestion) => {
    setActive(-1);
    setTyped(suggestion.typed);
    onChange(suggestion.change);
    inputRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as Readonly<Record<string, number>>)[event.key];
    const chosen = suggestions[shown] ?? (unfinishedIn(typed, fields) === null ? undefined : suggestions[0]);
    if (step !== undefined && suggestions.length > 0)
      setActive((shown + step + suggestions.length) % suggestions.length);
    else if (event.key === 'Enter' && chosen !== undefined) pick(chosen);
    else if (event.key === 'Enter') recent.keep(searched);
    else if (event.key === 'Escape' && typed !== '') return setTyped('');
    else return;
    event.preventDefault();
  };
  return (
    <div className={mergeClasses(styles.box, className)}>
      <SearchBox
        aria-label={toolbar.search}
        className={mergeClasses(styles.field, target)}
        dismiss={{ 'aria-label': toolbar.clearSearch }}
        input={{
          ref: inputRef,
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': suggestions.length > 0,
          ...(suggestions.length > 0 ? { 'aria-controls': listId } : {}),
          ...(shown >= 0 ? { 'aria-activedescendant': `${listId}-${shown}` } : {}),
        }}
        maxLength={200}
        onBlur={() => {
          setFocused(false);
          recent.keep(searched);
        }}
        onChange={(_, { value }) => type(value)}
        onFocus={() => setFocused(true)}
        onKeyDown={onKeyDown}
        placeholder={toolbar.searchHint}
        size="medium"
        value={typed}
      />
      {suggestions.length > 0 && (
        <OptionList
          active={shown}
          className={styles.suggestions}
          id={listId}
          keyOf={({ text }) => text}
          label={offersRecent ? toolbar.recentSearches : toolbar.suggestions}
          onPick={pick}
          options={suggestions}
          show={({ text }) => text}
        />
      )}
    </div>
  );
}

/** People and tags are read once a filter by them is being typed. */
function useTypedFields(desk: DeskView, typed: string) {
  const words = useWords();
  const known = typedFields({ desk, words }, [], []);
  const named = unfinishedIn(typed, known)?.field.key;
  const people = useAssignees(desk, named === 'assignee');
  const tags = useTags(desk, named === 'tag');
  return typedFields({ desk, words }, people.choices, tags);
}

interface Settled {
  readonly onChange: ChangeView;
  /** Something else is searched for than what was typed. */
  readonly onOther: (text: string) => void;
}

/** Searches once nobody has typed for a moment. */
function useSettledSearch(wanted: string, text: string, { onChange, onOther }: Settled): void {
  const sent = useRef(text);
  const answer = useRef({ onChange, onOther });
  answer.current = { onChange, onOther };
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    answer.current.onOther(text);
  }, [text]);
  useEffect(() => {
    if (wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      answer.current.onChange({ text: wanted });
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [wanted]);
}
