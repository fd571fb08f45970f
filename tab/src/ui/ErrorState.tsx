import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../app/session.tsx';
import { Notice } from './Notice.tsx';

const useStyles = makeStyles({ box: { padding: tokens.spacingHorizontalM } });

interface Props {
  /** What happened and what to do, in the reader's language. */
  readonly message: string;
  readonly onRetry?: () => void;
}

export function ErrorState({ message, onRetry }: Props) {
  const styles = useStyles();
  const { again } = useWords().ticket.states;
  return (
    <div className={styles.box} role="alert">
      <Notice
        intent="error"
        message={message}
        {...(onRetry === undefined ? {} : { action: { label: again, onClick: onRetry } })}
      />
    </div>
  );
}
