import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useShell } from './shell-context.ts';

interface Props {
  readonly title: string;
  /** The page's size in pixels; less where the window is smaller. */
  readonly width: number;
  readonly height: number;
  readonly onClose: () => void;
  readonly buttons?: ReactNode;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  surface: { maxWidth: '95vw', padding: '0', overflow: 'hidden' },
  body: { gap: '0', maxHeight: '95vh' },
  title: { padding: '12px 16px' },
  content: { padding: '0', display: 'flex', overflow: 'hidden' },
  actions: { padding: '12px 16px' },
});

/** A dialog of Teams with a page of the app in it. */
export function AppDialog({ title, width, height, onClose, buttons, children }: Props) {
  const { words } = useShell();
  const styles = useStyles();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface} style={{ width: `${width}px` }}>
        <DialogBody className={styles.body}>
          <DialogTitle
            className={styles.title}
            action={
              <Button appearance="subtle" icon={<Dismiss24Regular />} aria-label={words.close} onClick={onClose} />
            }
          >
            {title}
          </DialogTitle>
          <DialogContent className={styles.content} style={{ height: `min(${height}px, 75vh)` }}>
            {children}
          </DialogContent>
          {buttons !== undefined && <DialogActions className={styles.actions}>{buttons}</DialogActions>}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
