import { Button, Field, Input, makeStyles, mergeClasses, Text, Textarea, tokens } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import { placeholders } from '#shared/desks/canned-replies.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { OrderedRows } from './OrderedRows.tsx';
import { SectionForm } from './SectionForm.tsx';
import { type Changes, isSame, newKey, useSection } from './use-section.ts';

const MOST = 100;

const useStyles = makeStyles({
  reply: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  insert: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  remove: { marginLeft: 'auto' },
  add: { alignSelf: 'flex-start' },
  note: { color: tokens.colorNeutralForeground2 },
});

type Form = Pick<DeskView, 'cannedReplies'>;

export function ReplySettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings } = useWords().tab;
  const section = useSection<Form>(desk, ({ cannedReplies }) => ({ cannedReplies }), changesOf);
  const { cannedReplies: replies } = section.form;
  const change = (next: readonly Form['cannedReplies'][number][]) => section.change({ cannedReplies: [...next] });
  const edit = (key: string, part: Partial<Form['cannedReplies'][number]>) =>
    change(replies.map((reply) => (reply.key === key ? { ...reply, ...part } : reply)));
  return (
    <SectionForm
      about={settings.about.replies}
      complete={replies.every(({ title, text }) => title.trim() !== '' && text.trim() !== '')}
      heading={settings.sections.replies}
      section={section}
    >
      {replies.length === 0 && <Text className={styles.note}>{settings.noReplies}</Text>}
      <OrderedRows items={replies} nameOf={({ title }) => title} onOrder={change}>
        {({ key, title, text }, index) => (
          <div className={styles.reply}>
            <Field label={settings.replyTitle} required>
              <Input
                className={target}
                maxLength={60}
                onChange={(_, { value }) => edit(key, { title: value })}
                value={title}
              />
            </Field>
            <Field label={settings.replyText} required>
              <Textarea
                onChange={(_, { value }) => edit(key, { text: value })}
                resize="vertical"
                rows={4}
                value={text}
              />
            </Field>
            <div className={styles.insert}>
              <Text className={styles.note} size={200}>
                {settings.insert}
              </Text>
              {placeholders.map((name) => (
                <Button
                  appearance="outline"
                  className={target}
                  key={name}
                  onClick={() => edit(key, { text: `${text}{${name}}` })}
                  size="small"
                >
                  {settings.placeholders[name]}
                </Button>
              ))}
              <Button
                appearance="subtle"
                aria-label={settings.removeReply(title === '' ? String(index + 1) : title)}
                className={mergeClasses(styles.remove, target)}
                icon={<Delete20Regular />}
                onClick={() => change(replies.filter((reply) => reply.key !== key))}
              />
            </div>
          </div>
        )}
      </OrderedRows>
      <Button
        className={mergeClasses(styles.add, target)}
        disabledFocusable={replies.length >= MOST}
        icon={<Add20Regular />}
        onClick={() => change([...replies, { key: newKey('reply', replies), title: '', text: '' }])}
      >
        {settings.addReply}
      </Button>
    </SectionForm>
  );
}

function changesOf(form: Form, seen: DeskView): Changes | null {
  const cannedReplies = form.cannedReplies.map(({ key, title, text }) => ({ key, title: title.trim(), text }));
  return isSame(cannedReplies, seen.cannedReplies) ? null : { cannedReplies };
}
