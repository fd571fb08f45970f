import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { changeDesk } from '#shared/desks/contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { Language } from '#shared/words/language.ts';
import { RefusalError, reasonOf, useSend } from '../app/client.ts';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';
import { CategoryFields } from './CategoryFields.tsx';
import { changesOf, formOf, isComplete, isPrefix, type SettingsForm } from './settings-form.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '560px',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXL,
  },
  heading: { margin: 0 },
  prefix: { maxWidth: '160px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What owners set for everyone on the desk. It is saved as a whole, so that one can look before others see it. */
export function DeskSettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings, config } = useWords().tab;
  const [seen, setSeen] = useState(desk);
  const [form, setForm] = useState(() => formOf(desk));
  const change = (next: Partial<SettingsForm>) => setForm((before) => ({ ...before, ...next }));
  const reset = (to: DeskView) => {
    setSeen(to);
    setForm(formOf(to));
  };
  const saving = useSaveSettings(seen, reset);
  const changes = changesOf(form, seen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete(form) && changes !== null) saving.save(changes);
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Title3 as="h1" className={styles.heading}>
        {settings.heading}
      </Title3>
      <Field label={settings.name} required {...problem(form.name.trim() === '', settings.nameNeeded)}>
        <Input
          className={target}
          maxLength={80}
          onChange={(_, { value }) => change({ name: value })}
          value={form.name}
        />
      </Field>
      <Field
        hint={settings.prefixHint}
        label={settings.prefix}
        required
        {...problem(!isPrefix(form.prefix), settings.prefixWrong)}
      >
        <Input
          className={mergeClasses(styles.prefix, target)}
          maxLength={10}
          onChange={(_, { value }) => change({ prefix: value.toUpperCase() })}
          value={form.prefix}
        />
      </Field>
      <Field hint={settings.languageHint} label={settings.language}>
        <RadioGroup
          layout="horizontal"
          onChange={(_, { value }) => change({ language: Language.parse(value) })}
          value={form.language}
        >
          <Radio className={target} label={config.english} value="en" />
          <Radio className={target} label={config.french} value="fr" />
        </RadioGroup>
      </Field>
      <CategoryFields categories={form.categories} onChange={(categories) => change({ categories })} />
      {saving.failure !== null && (
        <Failure desk={desk} failure={saving.failure} onLoadTheirs={() => saving.loadTheirs()} />
      )}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          className={target}
          disabledFocusable={changes === null || !isComplete(form) || saving.busy}
          type="submit"
        >
          {settings.save}
        </Button>
        {changes !== null && (
          <Button className={target} onClick={() => reset(desk)}>
            {settings.discard}
          </Button>
        )}
      </div>
    </form>
  );
}

function problem(wrong: boolean, message: string): { readonly validationMessage?: string } {
  return wrong ? { validationMessage: message } : {};
}

interface FailureProps {
  readonly desk: DeskView;
  readonly failure: Error;
  readonly onLoadTheirs: () => void;
}

function Failure({ failure, onLoadTheirs }: FailureProps) {
  const { settings } = useWords().tab;
  const clash = failure instanceof RefusalError && failure.code === 'desk.stale';
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{clash ? settings.clash : settings.failed(reasonOf(failure))}</MessageBarBody>
      {clash && (
        <MessageBarActions>
          <Button onClick={onLoadTheirs}>{settings.loadTheirs}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** @param onSaved given the desk as it now is, saved by the reader or by whoever was faster */
function useSaveSettings(seen: DeskView, onSaved: (desk: DeskView) => void) {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { settings } = useWords().tab;
  const mutation = useMutation({
    mutationFn: (changes: NonNullable<ReturnType<typeof changesOf>>) =>
      send(changeDesk, { params: { deskId: seen.id }, body: { version: seen.version, ...changes } }),
    onSuccess: (saved) => {
      queries.setQueryData(['desk', saved.id], saved);
      void queries.invalidateQueries({ queryKey: ['tickets', saved.id] });
      void queries.invalidateQueries({ queryKey: ['me'] });
      onSaved(saved);
      undo.say(settings.saved);
    },
  });
  return {
    save: mutation.mutate,
    busy: mutation.isPending,
    failure: mutation.error,
    loadTheirs: async () => {
      await queries.refetchQueries({ queryKey: ['desk', seen.id] });
      const theirs = queries.getQueryData<DeskView>(['desk', seen.id]);
      mutation.reset();
      if (theirs !== undefined) onSaved(theirs);
    },
  };
}
