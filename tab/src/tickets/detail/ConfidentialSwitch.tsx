import { Switch } from '@fluentui/react-components';
import { useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';

interface Props {
  readonly confidential: boolean;
  readonly disabled?: boolean;
  readonly onChoose: (confidential: boolean) => void;
}

/** Whether a ticket is for its requester, its assignees and the owners only, with who that is beside it. */
export function ConfidentialSwitch({ confidential, disabled = false, onChoose }: Props) {
  const { target } = useTouchStyles();
  const { fields, confidentialHint } = useWords().terms;
  return (
    <Switch
      aria-label={fields.confidential}
      checked={confidential}
      className={target}
      disabled={disabled}
      label={confidentialHint}
      onChange={(_, { checked }) => onChoose(checked)}
    />
  );
}
