import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { copyText } from '../../../tickets/detail/copy-text.ts';
import { useTouchStyles } from '../../../ui/touch.ts';
import { useKeysWords } from './use-keys-words.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gridAutoRows: 'max-content', gap: tokens.spacingVerticalM },
  secret: { fontFamily: tokens.fontFamilyMonospace },
  copy: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface Props {
  readonly apiKey: { readonly name: string; readonly secret: string };
  readonly onClose: () => void;
}

/** The one time that a secret is shown: it closes by its button alone, not by a stray click. */
export function SecretDialog({ apiKey: { name, secret }, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useKeysWords();
  const [said, setSaid] = useState('');
  const copy = async () => setSaid((await copyText(secret)) ? words.copied : words.copyFailed);
  return (
    <Dialog modalType="alert" open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.secretHeading(name)}</DialogTitle>
          <DialogContent className={styles.content}>
            {words.secretMeans}
            <Field label={words.secret}>
              <Input
                className={styles.secret}
                onFocus={({ currentTarget }) => currentTarget.select()}
                readOnly
                value={secret}
              />
            </Field>
            <div className={styles.copy}>
              <Button appearance="primary" className={target} icon={<Copy20Regular />} onClick={() => void copy()}>
                {words.copy}
              </Button>
              <Text role="status">{said}</Text>
            </div>
          </DialogContent>
          <DialogActions>
            <Button className={target} onClick={onClose}>
              {words.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
