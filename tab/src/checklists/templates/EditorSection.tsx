import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { Plan } from '#shared/checklists/plan.ts';
import type { MemberView } from '#shared/members/member.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { EditorItem } from './EditorItem.tsx';
import { addItem, removeSection, renameSection } from './plan-edits.ts';
import type { ItemDrag } from './use-item-drag.ts';

const useStyles = makeStyles({
  section: { display: 'grid', gap: tokens.spacingVerticalS },
  head: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1, minWidth: 0 },
  items: { display: 'grid', gap: tokens.spacingVerticalS, listStyleType: 'none', margin: 0, padding: 0 },
});

interface Props {
  readonly plan: Plan;
  readonly index: number;
  readonly members: readonly MemberView[];
  readonly drag: ItemDrag;
  readonly showFaults: boolean;
  readonly onChange: (plan: Plan) => void;
  readonly onMove: (key: string, by: 1 | -1) => void;
}

export function EditorSection({ plan, index, members, drag, showFaults, onChange, onMove }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { editor: words, run } = useChecklistWords();
  const section = plan.sections[index];
  if (section === undefined) return null;
  return (
    <section aria-label={section.title === '' ? run.section(index + 1) : section.title} className={styles.section}>
      <div className={styles.head}>
        <Field className={styles.title} label={words.section}>
          <Input
            maxLength={120}
            onChange={(_, { value }) => onChange(renameSection(plan, index, value))}
            placeholder={words.sectionPlaceholder}
            value={section.title}
          />
        </Field>
        {plan.sections.length > 1 && (
          <Button
            appearance="subtle"
            aria-label={words.removeSection}
            className={target}
            icon={<Delete20Regular />}
            onClick={() => onChange(removeSection(plan, index))}
            title={words.removeSection}
          />
        )}
      </div>
      <ul className={styles.items}>
        {section.items.map((item) => (
          <EditorItem
            drag={drag}
            item={item}
            key={item.key}
            members={members}
            onChange={onChange}
            onMove={(by) => onMove(item.key, by)}
            plan={plan}
            showFaults={showFaults}
          />
        ))}
      </ul>
      <div>
        <Button
          appearance="subtle"
          className={target}
          icon={<Add20Regular />}
          onClick={() => onChange(addItem(plan, index))}
        >
          {words.addItem}
        </Button>
      </div>
    </section>
  );
}
