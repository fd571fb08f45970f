import { Button } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { lazily } from '../../app/lazily.ts';
import { useMe } from '../../me/use-me.ts';
import { OptionalPart } from '../../ui/OptionalPart.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { PopMenu } from '../PopMenu.tsx';
import { useMoveWords } from './use-move-words.ts';

const MoveDialog = lazily(async () => (await import('./MoveDialog.tsx')).MoveDialog);

interface Props {
  readonly desk: DeskView;
  readonly ticket: TicketView;
}

/** What one seldom does with a ticket; nothing for who is on no other desk that could take it. */
export function MoveMenu({ desk, ticket }: Props) {
  const { target } = useTouchStyles();
  const words = useMoveWords();
  const me = useMe();
  const [moving, setMoving] = useState(false);
  const others = me.data?.desks.filter(({ id, role }) => id !== desk.id && role !== 'guest') ?? [];
  if (others.length === 0) return null;
  return (
    <>
      <PopMenu
        onAction={() => setMoving(true)}
        parts={[{ entries: [{ kind: 'action', value: 'move', text: words.action }] }]}
      >
        <Button
          appearance="subtle"
          aria-label={words.more}
          className={target}
          icon={<MoreHorizontal20Regular />}
          title={words.more}
        />
      </PopMenu>
      {moving && (
        <OptionalPart>
          <MoveDialog desk={desk} onClose={() => setMoving(false)} others={others} ticket={ticket} />
        </OptionalPart>
      )}
    </>
  );
}
