import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  box: {
    position: 'fixed',
    bottom: 0,
    left: 0,
    right: 0,
    zIndex: 10,
    padding: tokens.spacingVerticalS,
    textAlign: 'center',
    color: tokens.colorNeutralForegroundInverted,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    ':empty': { display: 'none' },
  },
});

/** What a toast would say, where toasts could not be loaded. */
export function PlainToast({ message }: { readonly message: string | undefined }) {
  const styles = useStyles();
  return (
    <div className={styles.box} role="status">
      {message}
    </div>
  );
}
