import { type ReactNode, useRef } from 'react';

interface FileField {
  /** To be put somewhere on the page; it shows nothing. */
  readonly field: ReactNode;
  /** Lets one choose files. */
  readonly open: () => void;
}

/** @param from the device's files, or on a phone its camera at once */
export function useFileField(onFiles: (files: Iterable<File>) => void, from: 'files' | 'camera' = 'files'): FileField {
  const field = useRef<HTMLInputElement>(null);
  const choice = from === 'camera' ? ({ accept: 'image/*', capture: 'environment' } as const) : { multiple: true };
  return {
    open: () => field.current?.click(),
    field: (
      <input
        aria-hidden
        hidden
        {...choice}
        onChange={({ target: input }) => {
          onFiles([...(input.files ?? [])]);
          // The same file may be chosen again.
          input.value = '';
        }}
        ref={field}
        tabIndex={-1}
        type="file"
      />
    ),
  };
}
