import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { TextQuote20Regular } from '@fluentui/react-icons';
import { fillReply } from '#shared/desks/canned-replies.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';

interface Props {
  readonly desk: DeskView;
  readonly ticket: TicketView;
  readonly onChoose: (text: string) => void;
}

/** The desk's prepared replies, filled in for this ticket; nothing where it has none. */
export function CannedReplies({ desk, ticket, onChoose }: Props) {
  const { target } = useTouchStyles();
  const { composer: words } = useWords().ticket;
  const { me } = useSession();
  if (desk.cannedReplies.length === 0) return null;
  const values = {
    requester: ticket.requester.name,
    number: ticket.key,
    title: ticket.title,
    me: me.name,
    desk: desk.name,
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          aria-label={words.replies}
          className={target}
          icon={<TextQuote20Regular />}
          title={words.replies}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {desk.cannedReplies.map(({ key, title, text }) => (
            <MenuItem key={key} onClick={() => onChoose(fillReply(text, values))}>
              {title}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
