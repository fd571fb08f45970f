import { z } from 'zod';
import { AppDialog } from './AppDialog.tsx';
import { AppFrame } from './host/AppFrame.tsx';
import { useShell } from './shell-context.ts';

const Size = z.union([z.number(), z.enum(['small', 'medium', 'large'])]);
const TaskInfo = z.looseObject({
  title: z.string().default(''),
  url: z.url(),
  width: Size.default('medium'),
  height: Size.default('medium'),
});

const widths = { small: 480, medium: 720, large: 960 };
const heights = { small: 320, medium: 480, large: 640 };

/** A dialog that a tab opened by `dialog.url.open`; it knows the place that the tab is in. */
export function TaskDialog({ info, onCancel }: { readonly info: unknown; readonly onCancel: () => void }) {
  const { state, choices } = useShell();
  const { title, url, width, height } = TaskInfo.parse(info);
  const { selection } = choices;
  const channelId = selection.view === 'teams' ? selection.channelId : null;
  const team = state.teams.find(({ channels }) => channels.some(({ id }) => id === channelId));
  const channel = team?.channels.find(({ id }) => id === channelId);
  const tab = channel?.tabs.find(({ id }) => selection.view === 'teams' && id === selection.tab);
  return (
    <AppDialog
      title={title}
      width={typeof width === 'number' ? width : widths[width]}
      height={typeof height === 'number' ? height : heights[height]}
      onClose={onCancel}
    >
      <AppFrame
        src={url}
        title={title}
        frameContext="task"
        place={team && channel ? { team, channel } : null}
        entityId={tab?.entityId ?? 'me'}
        sub={null}
      />
    </AppDialog>
  );
}
