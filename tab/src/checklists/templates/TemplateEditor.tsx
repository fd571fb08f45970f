import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { Add20Regular, Phone20Regular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { itemsOf, type Plan } from '#shared/checklists/plan.ts';
import type { TemplateView } from '#shared/checklists/template-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { useAnnounce } from '../../app/announce.tsx';
import { useMembers } from '../../tickets/detail/use-members.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { EditorSection } from './EditorSection.tsx';
import { PhonePreview } from './PhonePreview.tsx';
import { PlanFacts } from './PlanFacts.tsx';
import { addSection, moveItem, moveTo, placeOf } from './plan-edits.ts';
import { useItemDrag } from './use-item-drag.ts';
import { type TemplateForm, useSaveTemplate } from './use-save-template.ts';

const WIDE = '@media (min-width: 1100px)';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  heading: {
    flexGrow: 1,
    minWidth: 0,
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  split: { display: 'flex', flexGrow: 1, minHeight: 0 },
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    flexGrow: 1,
    minWidth: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    '& > *': { flexShrink: 0, width: '100%', maxWidth: '760px' },
  },
  whole: { flexShrink: 0 },
  word: { '@media (max-width: 599px)': { display: 'none' } },
  hidden: { display: 'none', [WIDE]: { display: 'flex' } },
  preview: { flexShrink: 0, width: '100%', minHeight: 0, [WIDE]: { width: 'auto' } },
});

interface Props {
  readonly desk: DeskView;
  readonly from: TemplateForm;
  /** Null for a template to be made. */
  readonly saved: TemplateView | null;
  readonly onClose: () => void;
}

/** Writes a template: its items in sections, in the order that one drags or moves them, with the phone's look beside. */
export function TemplateEditor({ desk, from, saved, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const announce = useAnnounce();
  const members = useMembers(desk);
  const { editor: words } = useChecklistWords();
  const [form, setForm] = useState<TemplateForm>({ name: from.name, description: from.description, plan: from.plan });
  const [previewing, setPreviewing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const saving = useSaveTemplate(desk, saved, onClose);
  const setPlan = (plan: Plan) => setForm((now) => ({ ...now, plan }));
  const titleOf = (key: string) => itemsOf(form.plan).find((item) => item.key === key)?.title || words.unnamed;
  const tellPlace = (plan: Plan, key: string) => {
    const all = itemsOf(plan);
    announce(words.moved(titleOf(key), all.findIndex((item) => item.key === key) + 1, all.length));
  };
  const move = (key: string, by: 1 | -1) => {
    const plan = moveItem(form.plan, key, by);
    setPlan(plan);
    tellPlace(plan, key);
  };
  const drag = useItemDrag((key, over) => {
    const to = placeOf(form.plan, over);
    if (to !== null) setPlan(moveTo(form.plan, key, to));
  });
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <h1 className={styles.heading}>{saved === null ? words.new : saved.name}</h1>
        <Button
          appearance="subtle"
          aria-label={previewing ? words.hidePreview : words.preview}
          aria-pressed={previewing}
          className={mergeClasses(target, styles.whole)}
          icon={<Phone20Regular />}
          onClick={() => setPreviewing(!previewing)}
        >
          <span className={styles.word}>{previewing ? words.hidePreview : words.preview}</span>
        </Button>
        <Button className={mergeClasses(target, styles.whole)} onClick={onClose}>
          {words.cancel}
        </Button>
        <Button
          appearance="primary"
          className={mergeClasses(target, styles.whole)}
          disabledFocusable={saving.busy}
          onClick={() => saving.save(form)}
        >
          {words.save}
        </Button>
      </div>
      <div className={styles.split}>
        <div className={previewing ? `${styles.form} ${styles.hidden}` : styles.form} ref={list}>
          {saving.failure !== null && (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody role="alert">{words.notSaved(saving.failure)}</MessageBarBody>
              {saving.stale !== null && (
                <MessageBarActions>
                  <Button onClick={saving.stale}>{words.stale}</Button>
                </MessageBarActions>
              )}
            </MessageBar>
          )}
          <Field
            label={words.name}
            required
            {...(saving.nameMissing ? { validationMessage: words.nameNeeded, validationState: 'error' as const } : {})}
          >
            <Input
              maxLength={120}
              onChange={(_, { value }) => setForm({ ...form, name: value })}
              placeholder={words.namePlaceholder}
              value={form.name}
            />
          </Field>
          <Field label={words.description}>
            <Textarea
              maxLength={2000}
              onChange={(_, { value }) => setForm({ ...form, description: value })}
              resize="vertical"
              rows={2}
              value={form.description}
            />
          </Field>
          <PlanFacts onChange={setPlan} plan={form.plan} />
          {form.plan.sections.map((section, index) => (
            <EditorSection
              drag={drag}
              index={index}
              key={section.key}
              members={members}
              onChange={setPlan}
              onMove={move}
              plan={form.plan}
              showFaults={saving.tried}
            />
          ))}
          {saving.tried && itemsOf(form.plan).length === 0 && <Text role="alert">{words.itemsNeeded}</Text>}
          <div>
            <Button className={target} icon={<Add20Regular />} onClick={() => setPlan(addSection(form.plan))}>
              {words.addSection}
            </Button>
          </div>
        </div>
        {previewing && (
          <div className={styles.preview}>
            <PhonePreview plan={form.plan} title={form.name} />
          </div>
        )}
      </div>
    </div>
  );
}
