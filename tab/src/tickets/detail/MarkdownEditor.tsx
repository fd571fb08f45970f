import { makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { PersonView } from '#shared/members/member.ts';
import { useWords } from '../../app/session.tsx';
import { useHiddenStyles } from '../../ui/hidden.ts';
import { FormatToolbar } from './FormatToolbar.tsx';
import { type Format, format } from './formatting.ts';
import { MentionList } from './MentionList.tsx';
import { insertMention, matching, mentionAt, type Written } from './mentions.ts';

const shortcuts: Readonly<Record<string, Format>> = { b: 'bold', i: 'italic', k: 'link' };

const useStyles = makeStyles({
  box: { position: 'relative', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  field: { width: '100%' },
});

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly written: Written;
  readonly onWrite: (written: Written) => void;
  readonly people: readonly PersonView[];
  readonly onSubmit: () => void;
  readonly rows: number;
  /** Where the list of people opens: away from the edge of the page. */
  readonly mentionsOpen: 'above' | 'below';
  /** Formatting appears once somebody writes, where room is dear. */
  readonly toolbar?: 'shown' | 'hidden';
  readonly focusOnOpen?: boolean;
}

/** Writes the Markdown subset, with formatting for those who do not know it and `@` for naming people. */
export function MarkdownEditor(props: Props) {
  const { label, placeholder, written, onWrite, people, onSubmit, rows, mentionsOpen, toolbar = 'shown' } = props;
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { composer } = useWords().ticket;
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const select = useSelection(field);

  const naming = caret === null ? null : mentionAt(written.text, caret);
  const found = naming === null ? [] : matching(people, naming.query);
  const current = Math.min(active, found.length - 1);

  const apply = (how: Format) => {
    const { selectionStart, selectionEnd } = field.current ?? { selectionStart: 0, selectionEnd: 0 };
    const next = format({ text: written.text, from: selectionStart, to: selectionEnd }, how, composer.linkText);
    onWrite({ ...written, text: next.text });
    select(next.from, next.to);
  };
  const startMention = () => {
    const at = field.current?.selectionStart ?? written.text.length;
    const before = written.text.slice(0, at);
    const sign = before === '' || /\s$/.test(before) ? '@' : ' @';
    onWrite({ ...written, text: before + sign + written.text.slice(at) });
    setCaret(at + sign.length);
    select(at + sign.length, at + sign.length);
  };
  const pick = (person: PersonView) => {
    if (naming === null || caret === null) return;
    const next = insertMention(written, { from: naming.from, to: caret }, person);
    onWrite(next.written);
    setCaret(null);
    select(next.caret, next.caret);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[current];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
    else if (shortcuts[event.key] !== undefined && (event.ctrlKey || event.metaKey))
      apply(shortcuts[event.key] ?? 'bold');
    else if (chosen === undefined) return;
    else if (step !== undefined) setActive((current + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(chosen);
    else if (event.key === 'Escape') setCaret(null);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.box}>
      {toolbar === 'shown' && <FormatToolbar onFormat={apply} onMention={startMention} />}
      <Textarea
        aria-label={label}
        className={styles.field}
        onBlur={() => setCaret(null)}
        onChange={(event, { value }) => {
          onWrite({ ...written, text: value });
          setCaret(event.target.selectionStart);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={placeholder}
        resize="vertical"
        textarea={{
          ref: field,
          rows,
          autoFocus: props.focusOnOpen ?? false,
          'aria-autocomplete': 'list',
          ...(found.length > 0 ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${current}` } : {}),
        }}
        value={written.text}
      />
      {found.length > 0 && (
        <MentionList active={current} id={listId} onPick={pick} opens={mentionsOpen} people={found} />
      )}
      <span aria-live="polite" className={hidden}>
        {found.length > 0 ? composer.found(found.length) : ''}
      </span>
    </div>
  );
}

/** Sets the selection once the text it belongs to is on the screen. */
function useSelection(field: { readonly current: HTMLTextAreaElement | null }) {
  const wanted = useRef<readonly [number, number] | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(...wanted.current);
    wanted.current = null;
  });
  return (from: number, to: number) => {
    wanted.current = [from, to];
  };
}
