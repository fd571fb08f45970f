import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTouchStyles } from '../ui/touch.ts';
import type { Suggestion } from './typed-filters.ts';

const useStyles = makeStyles({
  list: {
    position: 'absolute',
    top: '100%',
    right: 0,
    zIndex: 10,
    minWidth: '100%',
    maxWidth: '320px',
    boxSizing: 'border-box',
    padding: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  option: {
    display: 'flex',
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorNeutralForeground1,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
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
  readonly label: string;
  readonly suggestions: readonly Suggestion[];
  /** -1 for none. */
  readonly active: number;
  readonly onPick: (suggestion: Suggestion) => void;
}

/** The focus stays in the search; the field names the active option. */
export function SuggestionList({ id, label, suggestions, active, onPick }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  return (
    <div aria-label={label} className={styles.list} id={id} role="listbox">
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the search field answers the keys
        <div
          key={suggestion.text}
          aria-selected={index === active}
          className={mergeClasses(styles.option, target, index === active && styles.active)}
          id={`${id}-${index}`}
          onClick={() => onPick(suggestion)}
          onMouseDown={(event) => event.preventDefault()}
          role="option"
        >
          {suggestion.text}
        </div>
      ))}
    </div>
  );
}
