import { Button, Checkbox, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowDown20Regular,
  ArrowUp20Regular,
  ChevronDown20Regular,
  ChevronUp20Regular,
  Copy20Regular,
  Delete20Regular,
  ReOrderDotsVertical20Regular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { ItemKind, Plan, PlanItem } from '#shared/checklists/plan.ts';
import type { MemberView } from '#shared/members/member.ts';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { ItemDetails } from './ItemDetails.tsx';
import { asKind, changeItem, duplicateItem, removeItem } from './plan-edits.ts';
import type { ItemDrag } from './use-item-drag.ts';

const kinds: readonly ItemKind[] = ['tick', 'text', 'number', 'choice', 'date', 'signature', 'evidence'];

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  dragged: { backgroundColor: tokens.colorNeutralBackground2 },
  first: { display: 'flex', alignItems: 'start', gap: tokens.spacingHorizontalXS },
  title: { flexGrow: 1, minWidth: 0 },
  handle: { cursor: 'grab', touchAction: 'none', flexShrink: 0 },
  line: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  kind: { width: '140px' },
  spacer: { flexGrow: 1 },
});

interface Props {
  readonly plan: Plan;
  readonly item: PlanItem;
  readonly members: readonly MemberView[];
  readonly drag: ItemDrag;
  readonly showFaults: boolean;
  readonly onChange: (plan: Plan) => void;
  readonly onMove: (by: 1 | -1) => void;
}

/** One item to be written: its words and kind at once, the rest under "Details". */
export function EditorItem({ plan, item, members, drag, showFaults, onChange, onMove }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { editor: words } = useChecklistWords();
  const [open, setOpen] = useState(false);
  const name = item.title === '' ? words.unnamed : item.title;
  const missing = showFaults && item.title.trim() === '';
  const change = (next: PlanItem) => onChange(changeItem(plan, next));
  const button = { appearance: 'subtle', className: target } as const;
  const named = (label: string) => ({ 'aria-label': label, title: label });
  return (
    <li className={mergeClasses(styles.card, drag.key === item.key && styles.dragged)} data-edit-item={item.key}>
      <div className={styles.first}>
        <Button
          {...named(words.drag(name))}
          appearance="subtle"
          className={mergeClasses(target, styles.handle)}
          icon={<ReOrderDotsVertical20Regular />}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            onMove(event.key === 'ArrowUp' ? -1 : 1);
          }}
          onPointerDown={(event) => drag.begin(item.key, event)}
        />
        <Field
          className={styles.title}
          {...(missing ? { validationMessage: words.itemNeeded, validationState: 'error' as const } : {})}
        >
          <Input
            aria-label={words.item}
            className={target}
            maxLength={250}
            onChange={(_, { value }) => change({ ...item, title: value })}
            placeholder={words.item}
            value={item.title}
          />
        </Field>
      </div>
      <div className={styles.line}>
        <span className={styles.kind}>
          <ChoicePicker
            choices={kinds.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
            chosen={{ value: item.kind, text: words.kinds[item.kind] }}
            label={words.kind}
            onChoose={(value) => {
              const kind = kinds.find((known) => known === value);
              if (kind !== undefined) change(asKind(item, kind, words.yes, words.no));
            }}
          />
        </span>
        <Checkbox
          checked={item.required}
          label={words.required}
          onChange={(_, { checked }) => change({ ...item, required: checked === true })}
        />
        <span className={styles.spacer} />
        <Button {...button} {...named(words.up(name))} icon={<ArrowUp20Regular />} onClick={() => onMove(-1)} />
        <Button {...button} {...named(words.down(name))} icon={<ArrowDown20Regular />} onClick={() => onMove(1)} />
        <Button
          {...button}
          {...named(words.duplicate(name))}
          icon={<Copy20Regular />}
          onClick={() => onChange(duplicateItem(plan, item.key))}
        />
        <Button
          {...button}
          {...named(words.remove(name))}
          icon={<Delete20Regular />}
          onClick={() => onChange(removeItem(plan, item.key))}
        />
        <Button
          {...button}
          aria-expanded={open}
          icon={open ? <ChevronUp20Regular /> : <ChevronDown20Regular />}
          iconPosition="after"
          onClick={() => setOpen(!open)}
        >
          {words.details}
        </Button>
      </div>
      {open && <ItemDetails item={item} members={members} onChange={change} plan={plan} />}
    </li>
  );
}
