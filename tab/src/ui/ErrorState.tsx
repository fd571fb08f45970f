import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../app/session.tsx';

const useStyles = makeStyles({ box: { padding: tokens.spacingHorizontalM } });

interface Props {
  /** What happened and what to do, in the reader's language. */
  readonly message: string;
  readonly onRetry?: () => void;
}

export function ErrorState({ message, onRetry }: Props) {
  const styles = useStyles();
  const { states } = useWords().ticket;
  return (
    <div className={styles.box} role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{message}</MessageBarBody>
        {onRetry !== undefined && (
          <MessageBarActions>
            <Button size="small" onClick={onRetry}>
              {states.again}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
    </div>
  );
}
