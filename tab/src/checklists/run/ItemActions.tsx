import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreVertical20Regular } from '@fluentui/react-icons';
import type { Answer } from '#shared/checklists/answer.ts';
import type { PlanItem } from '#shared/checklists/plan.ts';
import { type RunItemView, type RunView, raiseTicket } from '#shared/checklists/run-contract.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useFileField } from '../../files/use-file-field.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { useActOnRun } from '../use-run.ts';

interface Props {
  readonly run: RunView;
  readonly definition: PlanItem;
  readonly state: RunItemView;
  readonly onGive: (answer: Answer | null) => void;
  readonly onNote: () => void;
  readonly onFiles: (files: Iterable<File>) => void;
}

export function ItemActions({ run, definition, state, onGive, onNote, onFiles }: Props) {
  const { target } = useTouchStyles();
  const send = useSend();
  const undo = useUndo();
  const { run: said } = useChecklistWords();
  const { field, open } = useFileField(onFiles);
  const params = { deskId: run.deskId, runId: run.id, itemKey: state.key };
  const raise = useActOnRun(
    () => send(raiseTicket, { params }),
    () => undo.say(said.raised),
    (why) => undo.warn(reasonOf(why)),
  );
  const isCleared = state.isDone && definition.kind !== 'tick' && definition.kind !== 'evidence';
  return (
    <>
      {field}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            aria-label={said.actions(definition.title)}
            className={target}
            icon={<MoreVertical20Regular />}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={onNote}>{said.addNote}</MenuItem>
            <MenuItem onClick={open}>{said.evidence.attach}</MenuItem>
            {!state.raised && <MenuItem onClick={() => raise.mutate()}>{said.raise}</MenuItem>}
            {isCleared && <MenuItem onClick={() => onGive(null)}>{said.clear}</MenuItem>}
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}
