import { type ReactNode, Suspense } from 'react';
import { Boundary } from '../app/Boundary.tsx';
import { useWords } from '../app/session.tsx';
import { useUndo } from './undo.tsx';

interface Props {
  /** Until it is there, and in its place where it cannot be had. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

/** A part that is loaded for itself and that the page can do without: where it does not come, that is said and the rest stays. */
export function OptionalPart({ fallback = null, children }: Props) {
  const undo = useUndo();
  const { crash } = useWords().tab;
  return (
    <Boundary fallback={fallback} onBroken={() => undo.warn(crash.part)}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </Boundary>
  );
}
