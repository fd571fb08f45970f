import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { NoticeProps } from './Notice.tsx';

export function NoticeBar({ intent, message, action }: NoticeProps) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{message}</MessageBarBody>
      {action !== undefined && (
        <MessageBarActions>
          <Button size="small" onClick={action.onClick}>
            {action.label}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
