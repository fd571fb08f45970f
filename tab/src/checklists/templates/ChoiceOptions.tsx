import { Button, Checkbox, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { PlanItem } from '#shared/checklists/plan.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';

const MOST = 12;
const FEWEST = 2;

const useStyles = makeStyles({
  options: { display: 'grid', gap: tokens.spacingVerticalXS },
  line: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  label: { flexGrow: 1, minWidth: '120px' },
});

type ChoiceItem = Extract<PlanItem, { kind: 'choice' }>;
interface Props {
  readonly item: ChoiceItem;
  readonly onChange: (item: ChoiceItem) => void;
}

/** The answers to choose from, and which of them say that something is wrong. */
export function ChoiceOptions({ item, onChange }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { editor: words } = useChecklistWords();
  const { options } = item;
  const set = (index: number, over: Partial<ChoiceItem['options'][number]>) =>
    onChange({ ...item, options: options.map((option, n) => (n === index ? { ...option, ...over } : option)) });
  const add = () => {
    const used = new Set(options.map(({ key }) => key));
    let n = options.length + 1;
    while (used.has(`o${n}`)) n++;
    onChange({
      ...item,
      options: [...options, { key: `o${n}`, label: words.option(options.length + 1), fails: false }],
    });
  };
  return (
    <fieldset aria-label={words.options} className={styles.options} style={{ border: 'none', margin: 0, padding: 0 }}>
      {options.map((option, index) => (
        <div className={styles.line} key={option.key}>
          <Input
            aria-label={words.option(index + 1)}
            className={`${target} ${styles.label}`}
            maxLength={80}
            onChange={(_, { value }) => set(index, { label: value })}
            value={option.label}
          />
          <Checkbox
            checked={option.fails}
            label={words.optionFails}
            onChange={(_, { checked }) => set(index, { fails: checked === true })}
          />
          {options.length > FEWEST && (
            <Button
              appearance="subtle"
              aria-label={words.removeOption(option.label)}
              className={target}
              icon={<Delete20Regular />}
              onClick={() => onChange({ ...item, options: options.toSpliced(index, 1) })}
            />
          )}
        </div>
      ))}
      {options.length < MOST && (
        <div>
          <Button appearance="subtle" className={target} icon={<Add20Regular />} onClick={add}>
            {words.addOption}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
