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
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { NewTicketFields } from './NewTicketFields.tsx';
import { isEmptyForm } from './new-ticket-form.ts';
import { useMembers } from './use-members.ts';
import { type NewTicket, useNewTicket } from './use-new-ticket.ts';

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
  const filing = useNewTicket(desk, { open, onClose, onCreated });
  return (
    <Dialog modalType="modal" onOpenChange={(_, data) => !data.open && filing.close()} open={open}>
      <DialogSurface className={styles.surface}>
        <NewTicketBody desk={desk} filing={filing} />
      </DialogSurface>
    </Dialog>
  );
}

function NewTicketBody({ desk, filing }: Pick<Props, 'desk'> & { readonly filing: NewTicket }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { create: words } = useWords().ticket;
  const members = useMembers(desk);
  const { form, busy } = filing;
  const title = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const send = useRef<HTMLButtonElement | null>(null);
  const [sent, setSent] = useState(0);

  const submit = async () => {
    // The fields are shut while they are sent: the focus waits beside them.
    send.current?.focus();
    await filing.submit();
    setSent((before) => before + 1);
  };
  const discard = () => {
    filing.discard();
    setSent((before) => before + 1);
  };
  /** On to what is wrong, or to the next ticket. */
  useEffect(() => {
    if (sent === 0) return;
    const faulty = body.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    (faulty ?? title.current)?.focus();
  }, [sent]);
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
          {filing.filed !== null && (
            <MessageBar intent="success">
              <MessageBarBody>{words.created(filing.filed)}</MessageBarBody>
            </MessageBar>
          )}
        </div>
        <div role="status">
          {filing.waits && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{words.waits}</MessageBarBody>
            </MessageBar>
          )}
        </div>
        {filing.failure !== null && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody role="alert">{words.failed(filing.failure)}</MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.content} inert={busy} ref={body}>
          <NewTicketFields
            desk={desk}
            errorOf={filing.errorOf}
            form={form}
            key={filing.round}
            members={members}
            onChange={filing.change}
            onSubmit={submit}
            titleField={title}
          />
        </div>
      </DialogContent>
      <div className={styles.actions}>
        <Checkbox
          checked={filing.more}
          disabled={busy}
          label={words.another}
          onChange={(_, { checked }) => filing.setMore(checked === true)}
        />
        {!isEmptyForm(form) && (
          <Button appearance="subtle" className={target} disabledFocusable={busy} onClick={discard}>
            {words.discard}
          </Button>
        )}
        <Button className={target} onClick={filing.close}>
          {words.close}
        </Button>
        <Button
          appearance="primary"
          className={target}
          disabledFocusable={busy}
          onClick={() => void submit()}
          ref={(button: HTMLButtonElement | null) => {
            send.current = button;
          }}
        >
          {words.create}
        </Button>
      </div>
    </DialogBody>
  );
}
