import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { Delete20Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { changeView, removeView, type ViewRow } from '#shared/views/contract.ts';
import { useAnnounce } from '../../app/announce.tsx';
import { reasonOf, useSend } from '../../app/client.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import type { TicketsView } from '../view.ts';
import { lookOf, useRefreshViews, useSavedViews } from './use-saved-views.ts';
import { useViewsWords } from './use-views-words.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});
const longestName = 60;

interface Props {
  readonly desk: DeskView;
  /** What is shown now. */
  readonly view: TicketsView;
  readonly onClose: () => void;
}

/** Renames, shares, replaces and removes the saved views that the reader may change; each change is saved at once. */
export function ManageViewsDialog({ desk, view, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { manage: words, close } = useViewsWords();
  const views = useSavedViews(desk).filter(({ can }) => can.includes('change'));
  const [failure, setFailure] = useState<Error | null>(null);
  return (
    <Dialog onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.heading}</DialogTitle>
          <DialogContent className={styles.content}>
            {failure !== null && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody role="alert">{reasonOf(failure)}</MessageBarBody>
              </MessageBar>
            )}
            {views.length === 0 && words.none}
            <ul className={styles.list}>
              {views.map((saved) => (
                <Row key={saved.id} desk={desk} onFailure={setFailure} saved={saved} view={view} />
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button className={target} onClick={onClose}>
              {close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface RowProps {
  readonly desk: DeskView;
  readonly saved: ViewRow;
  readonly view: TicketsView;
  readonly onFailure: (failure: Error | null) => void;
}

function Row({ desk, saved, view, onFailure }: RowProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { manage: words } = useViewsWords();
  const send = useSend();
  const announce = useAnnounce();
  const refresh = useRefreshViews(desk);
  const [name, setName] = useState(saved.name);
  const params = { deskId: desk.id, viewId: saved.id };
  const act = useMutation({
    mutationFn: (step: () => Promise<string>) => step(),
    onMutate: () => onFailure(null),
    onSuccess: async (said) => {
      announce(said);
      await refresh();
    },
    onError: onFailure,
  });
  const change = (body: Parameters<typeof send<typeof changeView>>[1]['body']) =>
    act.mutate(async () => {
      await send(changeView, { params, body });
      return words.saved;
    });
  const rename = () => {
    const next = name.trim();
    if (next === '') setName(saved.name);
    else if (next !== saved.name) change({ name: next });
  };
  return (
    <li className={styles.row}>
      <Input
        aria-label={words.name(saved.name)}
        maxLength={longestName}
        onBlur={rename}
        onChange={(_, { value }) => setName(value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
        value={name}
      />
      <Button
        appearance="subtle"
        aria-label={words.removeOf(saved.name)}
        className={target}
        disabledFocusable={act.isPending}
        icon={<Delete20Regular />}
        onClick={() =>
          act.mutate(async () => {
            await send(removeView, { params });
            return words.removed(saved.name);
          })
        }
        title={words.remove}
      />
      <div className={styles.tools}>
        {desk.can.includes('view.share') && (
          <Switch
            aria-label={words.everyone(saved.name)}
            checked={saved.shared}
            disabled={act.isPending}
            label={saved.shared ? words.shared : words.own}
            onChange={(_, { checked }) => change({ shared: checked })}
          />
        )}
        <Button
          aria-label={words.replaceOf(saved.name)}
          className={target}
          disabledFocusable={act.isPending}
          onClick={() => change({ look: lookOf(view) })}
          size="small"
        >
          {words.replace}
        </Button>
      </div>
    </li>
  );
}
