import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import type { Words } from './session.tsx';

interface Props {
  readonly words: Words['tab']['crash'];
  readonly children: ReactNode;
}

/** A part that breaks, or that a new release has taken away, says so and offers to load again. */
export class CrashGuard extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    const { words, children } = this.props;
    if (!this.state.crashed) return children;
    return (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>{words.message}</MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => window.location.reload()}>{words.reload}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
}
