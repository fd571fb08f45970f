import { Button } from '@fluentui/react-components';
import { Attach20Regular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';

interface Props {
  readonly onFiles: (files: Iterable<File>) => void;
}

export function AttachButton({ onFiles }: Props) {
  const { target } = useTouchStyles();
  const { files: words } = useWords().ticket;
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        appearance="subtle"
        aria-label={words.attach}
        className={target}
        icon={<Attach20Regular />}
        onClick={() => field.current?.click()}
        title={words.attach}
      />
      <input
        aria-hidden
        hidden
        multiple
        onChange={({ target: input }) => {
          onFiles([...(input.files ?? [])]);
          // The same file may be chosen again.
          input.value = '';
        }}
        ref={field}
        tabIndex={-1}
        type="file"
      />
    </>
  );
}
