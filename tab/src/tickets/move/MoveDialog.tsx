import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskSummary, DeskView } from '#shared/desks/desk.ts';
import { moveTicket } from '#shared/tickets/move-contract.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { dropTicket, refreshLists } from '../detail/ticket-cache.ts';
import { MovePreview } from './MovePreview.tsx';
import { useMoveWords } from './use-move-words.ts';

const useStyles = makeStyles({ content: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0 } });

interface Props {
  readonly desk: DeskView;
  readonly ticket: TicketView;
  /** Desks that could take it. */
  readonly others: readonly DeskSummary[];
  readonly onClose: () => void;
}

/** Hands a ticket to another desk, after saying what becomes of it there. */
export function MoveDialog({ desk, ticket, others, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useMoveWords();
  const [chosen, setChosen] = useState<DeskSummary | null>(null);
  const move = useMove(desk, ticket, onClose);
  const nameOf = ({ name, teamName }: DeskSummary) => `${name} (${teamName})`;
  return (
    <Dialog onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.heading(ticket.key)}</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label={words.to}>
              <ChoicePicker
                choices={others.map((other) => ({ value: other.id, text: nameOf(other) }))}
                chosen={
                  chosen === null ? { value: '', text: words.choose } : { value: chosen.id, text: nameOf(chosen) }
                }
                label={words.to}
                onChoose={(id) => setChosen(others.find((other) => other.id === id) ?? null)}
              />
            </Field>
            {chosen !== null && <MovePreview desk={desk} key={chosen.id} ticket={ticket} to={chosen} />}
            {move.error !== null && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody role="alert">{words.failed(reasonOf(move.error))}</MessageBarBody>
              </MessageBar>
            )}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              className={target}
              disabledFocusable={chosen === null || move.isPending}
              onClick={() => chosen !== null && move.mutate(chosen)}
            >
              {words.act}
            </Button>
            <Button className={target} onClick={onClose}>
              {words.cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function useMove(desk: DeskView, ticket: TicketView, onMoved: () => void) {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const words = useMoveWords();
  return useMutation({
    mutationFn: ({ id }: DeskSummary) =>
      send(moveTicket, { params: { deskId: desk.id, ticketId: ticket.id }, body: { to: id } }),
    onSuccess: ({ key, ticket: moved }, to) => {
      onMoved();
      dropTicket(queries, ticket.id);
      for (const id of [desk.id, to.id]) refreshLists(queries, id);
      const message = words.done(to.name, key);
      if (moved === null) undo.say(message);
      else undo.offer({ message, deskId: to.id, steps: [{ ticketId: ticket.id, seq: Number(moved.version) }] });
    },
  });
}
