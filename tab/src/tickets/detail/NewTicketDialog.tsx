import {
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketView } from '#shared/tickets/contract.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { draftKey, useDraft } from '../../ui/draft.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { NewTicketFields } from './NewTicketFields.tsx';
import { another, emptyForm, isEmptyForm, type NewTicketForm, readForm } from './new-ticket-form.ts';
import { useCreateTicket } from './use-create-ticket.ts';
import { useMembers } from './use-members.ts';

const useStyles = makeStyles({
  surface: { maxWidth: 'min(600px, 100vw)', '@media (max-width: 480px)': { padding: tokens.spacingHorizontalL } },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: {
    gridColumnStart: 1,
    gridColumnEnd: -1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
  },
});

interface Props {
  readonly desk: DeskView;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCreated: (ticket: TicketView) => void;
}

/** Files a ticket. What was typed stays when the dialog or the tab is closed, until it is sent or given up. */
export function NewTicketDialog({ desk, open, onClose, onCreated }: Props) {
  const styles = useStyles();
  return (
    <Dialog modalType="modal" onOpenChange={(_, data) => !data.open && onClose()} open={open}>
      <DialogSurface className={styles.surface}>
        <NewTicketBody desk={desk} onClose={onClose} onCreated={onCreated} />
      </DialogSurface>
    </Dialog>
  );
}

function NewTicketBody({ desk, onClose, onCreated }: Omit<Props, 'open'>) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { create: words } = useWords().ticket;
  const { me } = useSession();
  const members = useMembers(desk);
  const draft = useDraft(draftKey(me.id, desk.id, 'new-ticket'));
  const [form, setForm] = useState(() => readForm(draft.text));
  const [round, setRound] = useState(0);
  const [more, setMore] = useState(false);
  const [filed, setFiled] = useState<string | null>(null);
  const title = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const creating = useCreateTicket(desk);

  const change = (next: NewTicketForm) => {
    setForm(next);
    draft.set(isEmptyForm(next) ? '' : JSON.stringify(next));
  };
  const restart = (next: NewTicketForm) => {
    change(next);
    setRound(round + 1);
    title.current?.focus();
  };
  const submit = async () => {
    const created = await creating.create(form);
    if (created === null) return focusFault();
    if (more) {
      setFiled(created.key);
      return restart(another(form));
    }
    draft.clear();
    creating.announce(created);
    onCreated(created);
    onClose();
  };
  /** Once what is wrong is said beside its field. */
  const focusFault = () =>
    requestAnimationFrame(() => {
      const faulty = body.current?.querySelector<HTMLElement>('[aria-invalid=true]');
      (faulty ?? title.current)?.focus();
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    void submit();
  };

  return (
    <DialogBody onKeyDown={onKeyDown}>
      <DialogTitle>{words.heading}</DialogTitle>
      <DialogContent className={styles.content}>
        <div aria-live="polite">
          {filed !== null && (
            <MessageBar intent="success">
              <MessageBarBody>{words.created(filed)}</MessageBarBody>
            </MessageBar>
          )}
        </div>
        <div role="status">
          {creating.waits && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{words.waits}</MessageBarBody>
            </MessageBar>
          )}
        </div>
        {creating.failure !== null && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody role="alert">{words.failed(creating.failure)}</MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.content} ref={body}>
          <NewTicketFields
            desk={desk}
            errorOf={creating.errorOf}
            form={form}
            key={round}
            members={members}
            onChange={change}
            onSubmit={submit}
            titleField={title}
          />
        </div>
      </DialogContent>
      <div className={styles.actions}>
        <Checkbox checked={more} label={words.another} onChange={(_, { checked }) => setMore(checked === true)} />
        {!isEmptyForm(form) && (
          <Button appearance="subtle" className={target} onClick={() => restart(emptyForm)}>
            {words.discard}
          </Button>
        )}
        <Button className={target} onClick={onClose}>
          {words.close}
        </Button>
        <Button appearance="primary" className={target} disabledFocusable={creating.busy} onClick={submit}>
          {words.create}
        </Button>
      </div>
    </DialogBody>
  );
}
