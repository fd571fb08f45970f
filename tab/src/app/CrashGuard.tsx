import type { ReactNode } from 'react';
import { Notice } from '../ui/Notice.tsx';
import { Boundary } from './Boundary.tsx';
import { useWords } from './session.tsx';

/** A page that breaks says so and offers to load again. */
export function CrashGuard({ children }: { readonly children: ReactNode }) {
  const { crash } = useWords().tab;
  return (
    <Boundary
      fallback={
        <div role="alert">
          <Notice
            intent="error"
            message={crash.message}
            action={{ label: crash.reload, onClick: () => window.location.reload() }}
          />
        </div>
      }
    >
      {children}
    </Boundary>
  );
}
