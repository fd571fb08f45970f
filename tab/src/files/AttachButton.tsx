import { Button } from '@fluentui/react-components';
import { Attach20Regular } from '@fluentui/react-icons';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { useFileField } from './use-file-field.tsx';

interface Props {
  readonly onFiles: (files: Iterable<File>) => void;
}

export function AttachButton({ onFiles }: Props) {
  const { target } = useTouchStyles();
  const { files: words } = useWords().ticket;
  const { field, open } = useFileField(onFiles);
  return (
    <>
      <Button
        appearance="subtle"
        aria-label={words.attach}
        className={target}
        icon={<Attach20Regular />}
        onClick={open}
        title={words.attach}
      />
      {field}
    </>
  );
}
