import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { saveView } from '#shared/views/contract.ts';
import type { ColumnKey } from '#shared/views/view.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import type { TicketsView } from '../view.ts';
import { lookOf, useRefreshViews } from './use-saved-views.ts';
import { useViewsWords } from './use-views-words.ts';

const useStyles = makeStyles({ content: { display: 'grid', gap: tokens.spacingVerticalM } });
const longestName = 60;

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly columns: readonly ColumnKey[];
  readonly onClose: () => void;
}

/** Gives what is shown a name, to come back to. */
export function SaveViewDialog({ desk, view, columns, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const refresh = useRefreshViews(desk);
  const { save: words, cancel } = useViewsWords();
  const [name, setName] = useState('');
  const [needed, setNeeded] = useState(false);
  const [shared, setShared] = useState(false);
  const [withColumns, setWithColumns] = useState(false);
  const saving = useMutation({
    mutationFn: () =>
      send(saveView, {
        params: { deskId: desk.id },
        body: { name: name.trim(), shared, look: lookOf(view), columns: withColumns ? [...columns] : null },
      }),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const submit = () => {
    setNeeded(name.trim() === '');
    if (name.trim() !== '' && !saving.isPending) saving.mutate();
  };
  return (
    <Dialog onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <DialogBody>
            <DialogTitle>{words.heading}</DialogTitle>
            <DialogContent className={styles.content}>
              {saving.isError && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody role="alert">{reasonOf(saving.error)}</MessageBarBody>
                </MessageBar>
              )}
              {words.means}
              <Field
                label={words.name}
                required
                {...(needed ? { validationMessage: words.nameNeeded, validationState: 'error' as const } : {})}
              >
                <Input maxLength={longestName} onChange={(_, { value }) => setName(value)} value={name} />
              </Field>
              {view.layout === 'list' && (
                <Checkbox
                  checked={withColumns}
                  label={words.columns}
                  onChange={(_, { checked }) => setWithColumns(checked === true)}
                />
              )}
              {desk.can.includes('view.share') && (
                <Checkbox
                  checked={shared}
                  label={words.everyone}
                  onChange={(_, { checked }) => setShared(checked === true)}
                />
              )}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" className={target} disabledFocusable={saving.isPending} type="submit">
                {words.act}
              </Button>
              <Button className={target} onClick={onClose}>
                {cancel}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
