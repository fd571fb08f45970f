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
  Radio,
  RadioGroup,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { planOfPaste } from '#shared/checklists/paste.ts';
import { itemsOf } from '#shared/checklists/plan.ts';
import { type RunView, startRun } from '#shared/checklists/run-contract.ts';
import type { TemplateRow } from '#shared/checklists/template-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { useMembers } from '../tickets/detail/use-members.ts';
import { ChoicePicker } from '../ui/ChoicePicker.tsx';
import { PeoplePicker } from '../ui/PeoplePicker.tsx';
import { useSendKey } from '../ui/send-key.ts';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';
import { useChecklistWords } from './use-checklist-words.ts';
import { useStarters } from './use-starters.ts';
import { useTemplates } from './use-templates.ts';

const sources = ['template', 'starter', 'paste'] as const;
type Source = (typeof sources)[number];

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM },
  found: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly desk: DeskView;
  /** Chosen beforehand. */
  readonly template?: TemplateRow;
  /** That is to carry the run. */
  readonly ticket?: TicketId;
  readonly onStarted: (run: RunView) => void;
  readonly onClose: () => void;
}

/** Starts a run from a template, from a starter, or from a list that somebody pastes. */
export function StartDialog({ desk, template, ticket, onStarted, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { theme } = useSession();
  const { onTicket, start: words } = useChecklistWords();
  const members = useMembers(desk);
  const templates = useTemplates(desk);
  const starters = useStarters();
  const rows = templates.data ?? [];
  const [chosen, setSource] = useState<Source | null>(null);
  const source = chosen ?? (template !== undefined || rows.length > 0 || templates.isPending ? 'template' : 'starter');
  const [picked, setPicked] = useState<string | null>(template?.id ?? null);
  const [pasted, setPasted] = useState('');
  const [title, setTitle] = useState<string | null>(null);
  const [assignees, setAssignees] = useState<readonly string[]>([]);
  const [due, setDue] = useState('');
  const [holds, setHolds] = useState(false);
  const choices =
    source === 'template'
      ? rows.map(({ id, name }) => ({ value: id as string, text: name }))
      : starters.map(({ key, name }) => ({ value: key as string, text: name }));
  const choice = choices.find(({ value }) => value === picked) ?? choices[0];
  const plan = source === 'paste' ? planOfPaste(pasted) : null;
  const named = title ?? (source === 'paste' ? '' : (choice?.text ?? ''));
  const from = (): BodyOf<typeof startRun>['from'] | null => {
    if (source === 'paste') return plan === null ? null : { plan };
    if (source === 'starter') {
      const starter = starters.find(({ key }) => key === choice?.value);
      return starter === undefined ? null : { plan: starter.plan };
    }
    const row = rows.find(({ id }) => id === choice?.value);
    return row === undefined ? null : { template: row.id };
  };
  const wanted = from();
  const starting = useStart(desk, onStarted);
  const submit = () => {
    if (wanted === null || named.trim() === '' || starting.isPending) return;
    starting.mutate({
      from: wanted,
      title: named.trim(),
      assignees: [...assignees],
      ...(due === '' ? {} : { due: new Date(due).toISOString() }),
      ...(ticket === undefined ? {} : { ticket, holds }),
    });
  };
  return (
    <Dialog onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.heading}</DialogTitle>
          <DialogContent className={styles.content}>
            {starting.isError && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody role="alert">{words.failed(reasonOf(starting.error))}</MessageBarBody>
              </MessageBar>
            )}
            <Field label={words.from}>
              <RadioGroup
                layout="horizontal"
                onChange={(_, { value }) => setSource(sources.find((known) => known === value) ?? 'template')}
                value={source}
              >
                {sources.map((value) => (
                  <Radio key={value} label={words[value]} value={value} />
                ))}
              </RadioGroup>
            </Field>
            {source !== 'paste' && choice !== undefined && (
              <Field label={words[source]}>
                <ChoicePicker choices={choices} chosen={choice} label={words.choose} onChoose={setPicked} />
              </Field>
            )}
            {source === 'template' && templates.isSuccess && rows.length === 0 && <Text>{words.noTemplates}</Text>}
            {source === 'paste' && (
              <Field hint={words.pasteHint} label={words.pasteLabel}>
                <Textarea
                  maxLength={60_000}
                  onChange={(_, { value }) => setPasted(value)}
                  placeholder={words.pastePlaceholder}
                  resize="vertical"
                  rows={6}
                  value={pasted}
                />
              </Field>
            )}
            {source === 'paste' && pasted.trim() !== '' && (
              <Text aria-live="polite" className={styles.found}>
                {plan === null ? words.nothing : words.found(itemsOf(plan).length, plan.sections.length)}
              </Text>
            )}
            <Field label={words.title} required>
              <Input maxLength={120} onChange={(_, { value }) => setTitle(value)} value={named} />
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
            <Field label={words.due}>
              <Input
                className={target}
                onChange={(_, { value }) => setDue(value)}
                style={{ colorScheme: theme === 'light' ? 'light' : 'dark' }}
                type="datetime-local"
                value={due}
              />
            </Field>
            {ticket !== undefined && (
              <Checkbox
                checked={holds}
                className={target}
                label={onTicket.hold}
                onChange={(_, { checked }) => setHolds(checked === true)}
              />
            )}
          </DialogContent>
          <DialogActions>
            <Button className={target} onClick={onClose}>
              {words.cancel}
            </Button>
            <Button
              appearance="primary"
              className={target}
              disabledFocusable={wanted === null || named.trim() === '' || starting.isPending}
              onClick={submit}
            >
              {words.start}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Sending the same form again after a lost reply starts the same run. */
function useStart(desk: DeskView, onStarted: (run: RunView) => void) {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { keyFor, renew } = useSendKey();
  const { start: words } = useChecklistWords();
  return useMutation({
    mutationFn: (body: BodyOf<typeof startRun>) =>
      send(startRun, { params: { deskId: desk.id }, body, idempotencyKey: keyFor(JSON.stringify(body)) }),
    onSuccess: (run) => {
      renew();
      queries.setQueryData(['run', run.id], run);
      void queries.invalidateQueries({ queryKey: ['runs', desk.id] });
      undo.say(words.started(run.title));
      onStarted(run);
    },
  });
}
