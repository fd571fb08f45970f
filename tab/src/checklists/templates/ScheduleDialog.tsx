import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createSchedule, type TemplateRow } from '#shared/checklists/contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { useMembers } from '../../tickets/detail/use-members.ts';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { PeoplePicker } from '../../ui/PeoplePicker.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { datesOf, type RepeatKind, repeatKinds, ruleOf } from './schedule-form.ts';

const useStyles = makeStyles({ content: { display: 'grid', gap: tokens.spacingVerticalM } });

interface Props {
  readonly desk: DeskView;
  readonly template: TemplateRow;
  readonly onClose: () => void;
}

/** When a template is to start by itself, on the reader's own clock unless they say otherwise. */
export function ScheduleDialog({ desk, template, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { theme } = useSession();
  const { schedule: words } = useChecklistWords();
  const members = useMembers(desk);
  const [kind, setKind] = useState<RepeatKind>('weekdays');
  const [begins, setBegins] = useState('');
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [off, setOff] = useState('');
  const [late, setLate] = useState(true);
  const [assignees, setAssignees] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const saving = useSave(desk, onClose);
  const holidays = datesOf(off);
  const submit = () => {
    setTried(true);
    if (begins === '' || holidays === null || saving.isPending) return;
    saving.mutate({
      template: template.id,
      rule: ruleOf(kind, begins),
      begins,
      timeZone,
      holidays: [...holidays],
      missed: late ? 'start' : 'skip',
      assignees: [...assignees],
    });
  };
  const wrong = (is: boolean, message: string) =>
    is ? { validationMessage: message, validationState: 'error' as const } : {};
  return (
    <Dialog onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.dialog(template.name)}</DialogTitle>
          <DialogContent className={styles.content}>
            {saving.isError && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody role="alert">{words.failed(reasonOf(saving.error))}</MessageBarBody>
              </MessageBar>
            )}
            <Field label={words.repeats}>
              <ChoicePicker
                choices={repeatKinds.map((value) => ({ value, text: words.kinds[value] }))}
                chosen={{ value: kind, text: words.kinds[kind] }}
                label={words.repeats}
                onChoose={(value) => setKind(repeatKinds.find((known) => known === value) ?? kind)}
              />
            </Field>
            <Field label={words.begins} required {...wrong(tried && begins === '', words.beginsNeeded)}>
              <Input
                className={target}
                onChange={(_, { value }) => setBegins(value.slice(0, 16))}
                style={{ colorScheme: theme === 'light' ? 'light' : 'dark' }}
                type="datetime-local"
                value={begins}
              />
            </Field>
            <Field label={words.zone} required>
              <Input className={target} onChange={(_, { value }) => setTimeZone(value.trim())} value={timeZone} />
            </Field>
            <Field
              hint={words.holidaysHint}
              label={words.holidays}
              {...wrong(tried && holidays === null, words.holidaysWrong)}
            >
              <Textarea onChange={(_, { value }) => setOff(value)} rows={2} value={off} />
            </Field>
            <Field label={words.assignees}>
              <PeoplePicker
                choose="several"
                chosen={members.filter(({ id }) => assignees.includes(id))}
                label={words.assignees}
                offer="assignable"
                onChoose={setAssignees}
                people={members}
              />
            </Field>
            <Checkbox checked={late} label={words.missed} onChange={(_, { checked }) => setLate(checked === true)} />
          </DialogContent>
          <DialogActions>
            <Button className={target} onClick={onClose}>
              {words.cancel}
            </Button>
            <Button appearance="primary" className={target} disabledFocusable={saving.isPending} onClick={submit}>
              {words.save}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function useSave(desk: DeskView, done: () => void) {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { schedule: words } = useChecklistWords();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createSchedule>) => send(createSchedule, { params: { deskId: desk.id }, body }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['schedules', desk.id] });
      undo.say(words.saved);
      done();
    },
  });
}
