import { Link } from '@fluentui/react-components';
import type { LinkView } from '#shared/tickets/shown.ts';

interface Props {
  readonly ticket: LinkView['ticket'];
  readonly className?: string | undefined;
  readonly onOpen: (ticketId: string) => void;
}

/** Another ticket by number and title, which opens in place of this one. */
export function LinkedTicketLink({ ticket, className, onOpen }: Props) {
  return (
    <Link as="button" className={className} onClick={() => onOpen(ticket.id)} title={ticket.title}>
      {ticket.key} {ticket.title}
    </Link>
  );
}
