import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { listRuns, type RunFilter } from '#shared/checklists/run-contract.ts';
import type { RunRow } from '#shared/checklists/run-row.ts';
import { tableOfRuns } from '#shared/checklists/run-table.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { csvOf } from '#shared/kernel/csv.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { saveBlob } from '../files/save-blob.ts';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';
import { useChecklistWords } from './use-checklist-words.ts';

const page = 200;

/** Saves all runs of a view, not only those shown, as a table that spreadsheets open. */
export function ExportButton({ desk, filter }: { readonly desk: DeskView; readonly filter: RunFilter }) {
  const { target } = useTouchStyles();
  const send = useSend();
  const undo = useUndo();
  const { list, states, table } = useChecklistWords();
  const save = useMutation({
    mutationFn: async () => {
      const rows: RunRow[] = [];
      let cursor: string | null = null;
      do {
        const query = { ...filter, limit: page, ...(cursor === null ? {} : { cursor }) };
        const found: { items: RunRow[]; cursor: string | null } = await send(listRuns, {
          params: { deskId: desk.id },
          query,
        });
        rows.push(...found.items);
        cursor = found.cursor;
      } while (cursor !== null);
      saveBlob(new Blob([csvOf(tableOfRuns(rows, { ...table, states }))], { type: 'text/csv' }), table.file);
    },
    onError: (why) => undo.warn(reasonOf(why)),
  });
  return (
    <Button
      appearance="subtle"
      aria-label={list.export}
      className={target}
      disabledFocusable={save.isPending}
      icon={<ArrowDownload20Regular />}
      onClick={() => save.mutate()}
      title={list.export}
    />
  );
}
