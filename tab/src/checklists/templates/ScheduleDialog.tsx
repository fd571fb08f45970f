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
import { changeSchedule, createSchedule, type ScheduleView } from '#shared/checklists/schedule-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import type { TemplateId } from '#shared/kernel/ids.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { useMembers } from '../../tickets/detail/use-members.ts';
import { type Choice, ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { PeoplePicker } from '../../ui/PeoplePicker.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { datesOf, kindOf, type RepeatKind, repeatKinds, ruleOf } from './schedule-form.ts';

const useStyles = makeStyles({ content: { display: 'grid', gap: tokens.spacingVerticalM } });

interface Props {
  readonly desk: DeskView;
  readonly template: { readonly id: TemplateId; readonly name: string };
  /** To be changed; a new one where there is none. */
  readonly schedule?: ScheduleView;
  readonly onClose: () => void;
}

/** When a template is to start by itself, on the reader's own clock unless they say otherwise. */
export function ScheduleDialog({ desk, template, schedule, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { theme } = useSession();
  const { schedule: words } = useChecklistWords();
  const members = useMembers(desk);
  const [kind, setKind] = useState<RepeatKind | null>(schedule === undefined ? 'weekdays' : kindOf(schedule.rule));
  const [begins, setBegins] = useState(schedule?.begins ?? '');
  const [timeZone, setTimeZone] = useState(
    () => schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  const [off, setOff] = useState(schedule?.holidays.join('\n') ?? '');
  const [late, setLate] = useState(schedule?.missed !== 'skip');
  const [assignees, setAssignees] = useState<readonly string[]>(schedule?.assignees.map(({ id }) => id) ?? []);
  const [tried, setTried] = useState(false);
  const saving = useSave(desk, template.id, schedule, onClose);
  const holidays = datesOf(off);
  // A rule that came through the API stays as it is until another one is chosen.
  const own = schedule === undefined || kindOf(schedule.rule) !== null ? [] : [schedule.rule];
  const choices: readonly Choice[] = [
    ...own.map((rule) => ({ value: rule, text: rule })),
    ...repeatKinds.map((value) => ({ value, text: words.kinds[value] })),
  ];
  const submit = () => {
    setTried(true);
    if (begins === '' || holidays === null || saving.isPending) return;
    saving.mutate({
      rule: kind === null ? (schedule?.rule ?? '') : ruleOf(kind, begins),
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
                choices={choices}
                chosen={choices.find(({ value }) => value === (kind ?? schedule?.rule)) ?? { value: '', text: '' }}
                label={words.repeats}
                onChoose={(value) => setKind(repeatKinds.find((known) => known === value) ?? null)}
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

function useSave(desk: DeskView, template: TemplateId, schedule: ScheduleView | undefined, done: () => void) {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { schedule: words } = useChecklistWords();
  return useMutation({
    mutationFn: (body: BodyOf<typeof changeSchedule>) =>
      schedule === undefined
        ? send(createSchedule, { params: { deskId: desk.id }, body: { template, ...body } })
        : send(changeSchedule, { params: { deskId: desk.id, scheduleId: schedule.id }, body }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['schedules', desk.id] });
      undo.say(words.saved);
      done();
    },
  });
}
