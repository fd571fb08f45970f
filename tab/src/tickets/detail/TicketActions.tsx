import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwise20Regular, CheckmarkCircle20Regular, PersonAdd20Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { findStatus, isOpenGroup } from '#shared/desks/workflow.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { lazily } from '../../app/lazily.ts';
import { useWords } from '../../app/session.tsx';
import { OptionalPart } from '../../ui/OptionalPart.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { assigneesWith, mayTake } from '../moves.ts';
import type { Save } from './use-save-ticket.ts';

const MuteButton = lazily(async () => (await import('../../me/notifications/MuteButton.tsx')).MuteButton);

const MoveMenu = lazily(async () => (await import('../move/MoveMenu.tsx')).MoveMenu);

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, ':empty': { display: 'none' } },
});

interface Props {
  readonly desk: DeskView;
  readonly ticket: TicketView;
  readonly onSave: Save;
}

/** The next steps that this reader may take. */
export function TicketActions({ desk, ticket, onSave }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { panel } = useWords().ticket;
  const { can } = ticket;
  const offersTaking = isOpenGroup(ticket.group) && mayTake(ticket, desk.me);
  const groupOf = (key: string) => findStatus(desk.workflow, key)?.group;
  const closing = can.includes('edit') ? ticket.next.find((key) => groupOf(key) === 'closed') : undefined;
  const reopening = isOpenGroup(ticket.group) ? undefined : ticket.next.find((key) => isOpen(groupOf(key)));
  const mayReopen = reopening !== undefined && (can.includes('edit') || can.includes('reopen'));
  return (
    <div className={styles.actions}>
      {offersTaking && (
        <Button
          className={target}
          icon={<PersonAdd20Regular />}
          onClick={() => void onSave({ assignees: assigneesWith(ticket, desk.me) })}
        >
          {panel.assignToMe}
        </Button>
      )}
      {closing !== undefined && (
        <Button className={target} icon={<CheckmarkCircle20Regular />} onClick={() => void onSave({ status: closing })}>
          {panel.closeTicket}
        </Button>
      )}
      {mayReopen && (
        <Button
          className={target}
          icon={<ArrowClockwise20Regular />}
          onClick={() => void onSave({ status: reopening })}
        >
          {panel.reopen}
        </Button>
      )}
      <OptionalPart>
        <MuteButton deskId={desk.id} subject={ticket.id} />
      </OptionalPart>
      {can.includes('move') && (
        <OptionalPart>
          <MoveMenu desk={desk} ticket={ticket} />
        </OptionalPart>
      )}
    </div>
  );
}

function isOpen(group: Parameters<typeof isOpenGroup>[0] | undefined): boolean {
  return group !== undefined && isOpenGroup(group);
}
