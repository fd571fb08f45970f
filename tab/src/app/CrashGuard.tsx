import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Boundary } from './Boundary.tsx';
import { useWords } from './session.tsx';

/** A page that breaks says so and offers to load again. */
export function CrashGuard({ children }: { readonly children: ReactNode }) {
  const { crash } = useWords().tab;
  return (
    <Boundary
      fallback={
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{crash.message}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => window.location.reload()}>{crash.reload}</Button>
          </MessageBarActions>
        </MessageBar>
      }
    >
      {children}
    </Boundary>
  );
}
