import { Button } from '@fluentui/react-components';
import { Suspense } from 'react';
import { Boundary } from '../app/Boundary.tsx';
import { lazily } from '../app/lazily.ts';

const NoticeBar = lazily(async () => (await import('./NoticeBar.tsx')).NoticeBar);

export interface NoticeProps {
  readonly intent: 'info' | 'warning' | 'error';
  /** What happened and what to do, in the reader's language. */
  readonly message: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** Says something about the page at its place. Most first looks need none, so the bar is loaded for itself; until then, and without, in plain text. */
export function Notice(props: NoticeProps) {
  const plain = <PlainNotice {...props} />;
  return (
    <Boundary fallback={plain}>
      <Suspense fallback={plain}>
        <NoticeBar {...props} />
      </Suspense>
    </Boundary>
  );
}

function PlainNotice({ message, action }: NoticeProps) {
  return (
    <div>
      {message} {action !== undefined && <Button onClick={action.onClick}>{action.label}</Button>}
    </div>
  );
}
