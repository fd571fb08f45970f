import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { Attach20Regular, Camera20Regular, Delete16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { removeEvidence } from '#shared/checklists/evidence-contract.ts';
import type { PlanItem } from '#shared/checklists/plan.ts';
import type { RunItemView, RunView } from '#shared/checklists/run-contract.ts';
import type { Attachment } from '#shared/files/file.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { DraftFiles } from '../../files/DraftFiles.tsx';
import { useFileField } from '../../files/use-file-field.tsx';
import type { Uploads } from '../../files/use-uploads.ts';
import { ConfirmRemoval } from '../../ui/ConfirmRemoval.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { useActOnRun } from '../use-run.ts';
import { EvidenceFiles } from './EvidenceFiles.tsx';

const useStyles = makeStyles({
  evidence: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  // A desktop's browser would ask for a file here as well, and say so twice.
  camera: { display: 'none', '@media (pointer: coarse)': { display: 'inline-flex' } },
});

interface Props {
  readonly run: RunView;
  readonly definition: PlanItem;
  readonly state: RunItemView;
  readonly uploads: Uploads;
  readonly disabled: boolean;
}

/** The photos and files of an item, on their way and arrived; nothing for an item that neither has nor asks for any. */
export function EvidenceField({ run, definition, state, uploads, disabled }: Props) {
  const styles = useStyles();
  const { run: said } = useChecklistWords();
  const asks = definition.kind === 'evidence';
  if (!asks && state.files.length === 0 && uploads.drafts.length === 0) return null;
  return (
    <Field hint={asks && !disabled && !state.isDone ? said.evidence.hint : null}>
      <section aria-label={said.evidence.label(definition.title)} className={styles.evidence}>
        <EvidenceFiles
          actions={disabled ? undefined : (file) => <RemoveButton file={file} run={run} state={state} />}
          files={state.files}
          itemKey={state.key}
          run={run}
        />
        <DraftFiles uploads={uploads} />
        {!disabled && <AddButtons isAsked={asks && !state.isDone} onFiles={uploads.add} />}
      </section>
    </Field>
  );
}

interface AddProps {
  /** Whether a photo is what the item waits for. */
  readonly isAsked: boolean;
  readonly onFiles: Uploads['add'];
}

function AddButtons({ isAsked, onFiles }: AddProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { evidence: words } = useChecklistWords().run;
  const camera = useFileField(onFiles, 'camera');
  const files = useFileField(onFiles);
  return (
    <div className={styles.buttons}>
      <span className={styles.camera}>
        <Button
          appearance={isAsked ? 'primary' : 'secondary'}
          className={target}
          icon={<Camera20Regular />}
          onClick={camera.open}
        >
          {words.photo}
        </Button>
      </span>
      <Button className={target} icon={<Attach20Regular />} onClick={files.open}>
        {words.files}
      </Button>
      {camera.field}
      {files.field}
    </div>
  );
}

interface RemoveProps {
  readonly run: RunView;
  readonly state: RunItemView;
  readonly file: Attachment;
}

function RemoveButton({ run, state, file }: RemoveProps) {
  const { target } = useTouchStyles();
  const send = useSend();
  const undo = useUndo();
  const { files: words } = useWords().ticket;
  const { evidence } = useChecklistWords().run;
  const [asking, setAsking] = useState(false);
  const params = { deskId: run.deskId, runId: run.id, itemKey: state.key, fileId: file.id };
  const remove = useActOnRun(
    () => send(removeEvidence, { params }),
    () => undo.say(evidence.removed),
    (why) => undo.warn(reasonOf(why)),
  );
  return (
    <>
      <Button
        appearance="subtle"
        aria-label={words.remove(file.name)}
        className={target}
        disabledFocusable={remove.isPending}
        icon={<Delete16Regular />}
        onClick={() => setAsking(true)}
        size="small"
        title={words.remove(file.name)}
      />
      <ConfirmRemoval
        heading={evidence.removeHeading(file.name)}
        means={evidence.removeMeans}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
        open={asking}
      />
    </>
  );
}
