import { Toolbar, ToolbarButton } from '@fluentui/react-components';
import {
  Code20Regular,
  Link20Regular,
  Mention20Regular,
  TextBold20Regular,
  TextBulletList20Regular,
  TextItalic20Regular,
} from '@fluentui/react-icons';
import { useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import type { Format } from './formatting.ts';

const icons = {
  bold: TextBold20Regular,
  italic: TextItalic20Regular,
  list: TextBulletList20Regular,
  code: Code20Regular,
  link: Link20Regular,
} as const satisfies Record<Format, unknown>;
const formats = ['bold', 'italic', 'list', 'code', 'link'] as const;

interface Props {
  readonly onFormat: (how: Format) => void;
  readonly onMention: () => void;
}

export function FormatToolbar({ onFormat, onMention }: Props) {
  const { composer } = useWords().ticket;
  const { target } = useTouchStyles();
  return (
    <Toolbar aria-label={composer.toolbar} size="small">
      {formats.map((how) => {
        const Icon = icons[how];
        return (
          <ToolbarButton
            key={how}
            aria-label={composer[how]}
            className={target}
            icon={<Icon />}
            onClick={() => onFormat(how)}
            title={composer[how]}
          />
        );
      })}
      <ToolbarButton
        aria-label={composer.mention}
        className={target}
        icon={<Mention20Regular />}
        onClick={onMention}
        title={composer.mention}
      />
    </Toolbar>
  );
}
