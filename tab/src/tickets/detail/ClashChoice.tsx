import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Clash } from '#shared/kernel/outcome.ts';
import { FieldValue } from '#shared/tickets/entry.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { type FieldContext, fieldName, valueWords } from './field-words.ts';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
  },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  side: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  value: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: '160px', overflowY: 'auto', width: '100%' },
});

interface Props {
  readonly clash: Clash;
  readonly context: FieldContext;
  readonly onKeepMine: () => Promise<void>;
  readonly onTakeTheirs: () => void;
}

/** Both values of one field that two people changed at once, side by side. */
export function ClashChoice({ clash, context, onKeepMine, onTakeTheirs }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const headingId = useId();
  const [keeping, setKeeping] = useState(false);
  const { clash: words, people: peopleWords } = context.words.ticket;
  const keepMine = async () => {
    setKeeping(true);
    await onKeepMine();
    setKeeping(false);
  };
  const by = context.people.get(clash.by)?.name ?? peopleWords.unknown;
  const read = (value: unknown) => {
    const parsed = FieldValue.safeParse(value);
    return (parsed.success ? valueWords(clash.field, parsed.data, context) : null) ?? words.empty;
  };
  return (
    <section aria-labelledby={headingId} className={styles.box} role="alert">
      <Text id={headingId} weight="semibold">
        {words.heading(fieldName(clash.field, context), by)} · <RelativeTime at={clash.at} />
      </Text>
      <div className={styles.sides}>
        <div className={styles.side}>
          <Text size={200}>{words.yours}</Text>
          <div className={styles.value}>{read(clash.yours)}</div>
          <Button className={target} disabledFocusable={keeping} size="small" onClick={() => void keepMine()}>
            {words.keepMine}
          </Button>
        </div>
        <div className={styles.side}>
          <Text size={200}>{words.theirs(by)}</Text>
          <div className={styles.value}>{read(clash.theirs)}</div>
          <Button className={target} disabledFocusable={keeping} size="small" onClick={onTakeTheirs}>
            {words.takeTheirs}
          </Button>
        </div>
      </div>
    </section>
  );
}
