import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { shorten } from '#shared/kernel/text.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { type FieldContext, fieldName, valueWords } from './field-words.ts';
import { type ChangeRun, type FieldStep, fieldsOf } from './timeline.ts';

const LONGEST = 240;

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  toggle: {
    justifyContent: 'flex-start',
    textAlign: 'left',
    minWidth: 0,
    padding: 0,
    border: 'none',
    fontSize: 'inherit',
    lineHeight: 'inherit',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
  steps: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: `0 0 0 ${tokens.spacingHorizontalL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  field: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly run: ChangeRun;
  readonly context: FieldContext;
}

/** A run of changes as one line; a single short one says its values at once. */
export function ChangeLine({ run, context }: Props) {
  const styles = useStyles();
  const stepsId = useId();
  const [open, setOpen] = useState(false);
  const { timeline: words } = context.words.ticket;
  const lower = (field: string) => fieldName(field, context).toLocaleLowerCase(context.locale);
  const fields = new Intl.ListFormat(context.locale).format(fieldsOf(run).map(lower));
  const only = run.steps.length === 1 ? run.steps[0] : undefined;
  const said = run.undoes ? words.undid(run.by.name, fields) : words.changed(run.by.name, fields);
  const told = run.key === undefined ? said : `${said} ${words.byKey(run.key)}`;
  if (only !== undefined && only.field !== 'description') {
    return (
      <div className={styles.line}>
        <span>
          {words.withValues(told, stepValues(only, context))} · <RelativeTime at={run.at} />
        </span>
      </div>
    );
  }
  return (
    <div>
      <div className={styles.line}>
        <Button
          appearance="transparent"
          aria-controls={open ? stepsId : undefined}
          aria-expanded={open}
          className={styles.toggle}
          icon={open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
          onClick={() => setOpen(!open)}
          size="small"
        >
          {told}
        </Button>
        <span>
          · <RelativeTime at={run.at} />
        </span>
      </div>
      {open && (
        <ul className={styles.steps} id={stepsId}>
          {run.steps.map((step) => (
            <li key={`${step.seq}-${step.field}`}>
              <span className={styles.field}>{fieldName(step.field, context)}</span> {stepValues(step, context)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function stepValues(step: Pick<FieldStep, 'field' | 'from' | 'to'>, context: FieldContext): string {
  const { timeline: words } = context.words.ticket;
  const isProse = step.field === 'title' || step.field === 'description';
  const read = (value: FieldStep['from']) => {
    const text = valueWords(step.field, value, context);
    if (text === null) return words.nothing;
    return isProse ? words.quoted(shorten(text, LONGEST)) : shorten(text, LONGEST);
  };
  return words.fromTo(read(step.from), read(step.to));
}
