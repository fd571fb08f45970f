import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreVertical20Regular } from '@fluentui/react-icons';
import type { Answer } from '#shared/checklists/answer.ts';
import type { PlanItem } from '#shared/checklists/plan.ts';
import { type RunItemView, type RunView, raiseTicket } from '#shared/checklists/run-contract.ts';
import { reasonOf, useSend } from '../../app/client.ts';
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
}

export function ItemActions({ run, definition, state, onGive, onNote }: Props) {
  const { target } = useTouchStyles();
  const send = useSend();
  const undo = useUndo();
  const { run: said } = useChecklistWords();
  const params = { deskId: run.deskId, runId: run.id, itemKey: state.key };
  const raise = useActOnRun(
    () => send(raiseTicket, { params }),
    () => undo.say(said.raised),
    (why) => undo.warn(reasonOf(why)),
  );
  return (
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
          {state.ticket === null && <MenuItem onClick={() => raise.mutate()}>{said.raise}</MenuItem>}
          {state.isDone && definition.kind !== 'tick' && <MenuItem onClick={() => onGive(null)}>{said.clear}</MenuItem>}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
