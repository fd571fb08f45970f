import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';
import type { Answer } from '#shared/checklists/answer.ts';
import type { Section } from '#shared/checklists/plan.ts';
import type { RunView } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { ItemCard } from './ItemCard.tsx';

const useStyles = makeStyles({
  toggle: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    border: 'none',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'left',
    cursor: 'pointer',
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  title: { flexGrow: 1, minWidth: 0 },
  heading: { margin: 0 },
  count: {
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums',
  },
  items: { listStyleType: 'none', margin: 0, padding: 0 },
});

interface Props {
  readonly desk: DeskView;
  readonly run: RunView;
  readonly section: Section;
  readonly number: number;
  readonly onGive: (item: string, answer: Answer | null) => void;
  /** What the reviewer sends back, by item; null for whoever does not review. */
  readonly back: ReadonlyMap<string, string> | null;
  readonly onBack: (back: ReadonlyMap<string, string>) => void;
  /** Both answers to one item, to choose from. */
  readonly clash: { readonly of: string; readonly look: ReactNode } | null;
}

/** A part of a run, folded or not; those without an item that applies are not there. */
export function RunSection({ desk, run, section, number, onGive, back, onBack, clash }: Props) {
  const styles = useStyles();
  const id = useId();
  const { run: said } = useChecklistWords();
  const [open, setOpen] = useState(true);
  const states = new Map(run.items.map((item) => [item.key, item]));
  const shown = section.items.flatMap((definition) => {
    const state = states.get(definition.key);
    return state?.applies === true ? [{ definition, state }] : [];
  });
  if (shown.length === 0) return null;
  const done = shown.filter(({ state }) => state.isDone).length;
  const title = section.title === '' ? said.section(number) : section.title;
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>
        <button
          aria-controls={id}
          aria-expanded={open}
          className={styles.toggle}
          onClick={() => setOpen(!open)}
          type="button"
        >
          {open ? <ChevronDown20Regular aria-hidden /> : <ChevronRight20Regular aria-hidden />}
          <span className={styles.title}>{title}</span>
          <span className={styles.count}>{said.sectionDone(done, shown.length)}</span>
        </button>
      </h2>
      <ul className={styles.items} hidden={!open} id={id}>
        {shown.map(({ definition, state }) => (
          <ItemCard
            back={back?.get(definition.key) ?? null}
            clash={clash?.of === definition.key ? clash.look : null}
            definition={definition}
            desk={desk}
            key={definition.key}
            onBack={
              back === null
                ? null
                : (reason) => {
                    const next = new Map(back);
                    if (reason === null) next.delete(definition.key);
                    else next.set(definition.key, reason);
                    onBack(next);
                  }
            }
            onGive={(answer) => onGive(definition.key, answer)}
            run={run}
            state={state}
          />
        ))}
      </ul>
    </section>
  );
}
