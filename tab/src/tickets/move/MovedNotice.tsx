import { Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { useMe } from '../../me/use-me.ts';
import { useMoveWords } from './use-move-words.ts';

const useStyles = makeStyles({ box: { padding: tokens.spacingHorizontalM } });

interface Props {
  /** Where the ticket is now. */
  readonly deskId: string;
  readonly ticketId: string;
  readonly message: string;
}

/** In place of a ticket that was moved to another desk: the way to it. */
export function MovedNotice({ deskId, ticketId, message }: Props) {
  const styles = useStyles();
  const words = useMoveWords();
  const me = useMe();
  const [, navigate] = useLocation();
  const desk = me.data?.desks.find(({ id }) => id === deskId);
  return (
    <div className={styles.box} role="status">
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          {message}{' '}
          {desk !== undefined && (
            <Link as="button" onClick={() => navigate(`/desk/${deskId}/ticket/${ticketId}`)}>
              {words.open(desk.name)}
            </Link>
          )}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
