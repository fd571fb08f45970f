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
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { offeredCategories } from '#shared/desks/categories.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { findField } from '#shared/desks/fields.ts';
import { offeredPriorities } from '#shared/desks/priorities.ts';
import { fits } from '#shared/tickets/field-values.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { useWords } from '../../app/session.tsx';
import { type Choice, ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { DueField } from '../detail/DueField.tsx';
import { priorityLook, statusName } from '../detail/field-words.ts';
import { useMembers } from '../detail/use-members.ts';
import type { RowEdit } from '../use-change-rows.ts';
import { useViewsWords } from '../views/use-views-words.ts';
import { BulkFields } from './BulkFields.tsx';
import { BulkPreview } from './BulkPreview.tsx';
import { type BulkEdit, planEdit } from './plan.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalS },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

/** Values that no status, category or person has. */
const KEEP = '';
const NONE = ' ';

interface Props {
  readonly desk: DeskView;
  readonly rows: readonly TicketRow[];
  readonly onApply: (edits: readonly RowEdit[]) => void;
  readonly onClose: () => void;
}

/** Changes several facts of several tickets, after showing what becomes of each. */
export function BulkDialog({ desk, rows, onApply, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useWords();
  const { bulk, cancel } = useViewsWords();
  const { terms, tab, ticket } = words;
  const members = useMembers(desk);
  const [edit, setEdit] = useState<BulkEdit>({});
  const set = (change: BulkEdit) => setEdit((before) => ({ ...before, ...change }));
  const drop = (field: keyof BulkEdit) => setEdit(({ [field]: _, ...others }) => others);
  const planned = rows.map((row) => planEdit(row, edit, desk));
  const edits = planned.flatMap((one) => (one.is === 'changed' ? [{ row: one.row, changes: one.changes }] : []));
  const isEmpty = Object.keys(edit).length === 0;
  const isWrong = Object.entries(edit.fields ?? {}).some(([key, value]) => {
    const field = findField(desk.fields, key);
    return field !== undefined && (value === null ? field.required : !fits(field, value, null));
  });
  const isReady = edits.length > 0 && !isWrong;

  const picker = (field: keyof BulkEdit, label: string, choices: readonly Choice[], value: string | undefined) => {
    const all = [{ value: KEEP, text: bulk.keep }, ...choices];
    const chosen = all.find((choice) => choice.value === (value ?? KEEP)) ?? { value: KEEP, text: bulk.keep };
    return (
      <Field label={label}>
        <ChoicePicker
          choices={all}
          chosen={chosen}
          label={label}
          onChoose={(next) => (next === KEEP ? drop(field) : set({ [field]: next === NONE ? null : next }))}
        />
      </Field>
    );
  };
  const orNone = (value: string | null | undefined) => (value === null ? NONE : value);
  const assignable = members.filter(({ left, role }) => !left && role !== 'guest');
  return (
    <Dialog onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{bulk.heading(rows.length)}</DialogTitle>
          <DialogContent className={styles.content}>
            <div className={styles.fields}>
              {picker(
                'status',
                terms.fields.status,
                desk.workflow
                  .filter(({ successor }) => successor === undefined)
                  .map(({ key }) => ({ value: key, text: statusName(desk, key, words) })),
                edit.status,
              )}
              {picker(
                'priority',
                terms.fields.priority,
                offeredPriorities(desk.priorities)
                  .toReversed()
                  .map(({ key }) => ({ value: key, text: priorityLook(desk, key, words).name })),
                edit.priority,
              )}
              {picker(
                'category',
                terms.fields.category,
                [
                  { value: NONE, text: ticket.create.noCategory },
                  ...offeredCategories(desk.categories).map(({ key, label }) => ({ value: key, text: label })),
                ],
                orNone(edit.category),
              )}
              {picker(
                'assignee',
                bulk.assignee,
                [
                  { value: NONE, text: tab.toolbar.nobody },
                  ...assignable.map(({ id, name }) => ({ value: id, text: name })),
                ],
                orNone(edit.assignee),
              )}
              <div>
                <Field label={terms.fields.due}>
                  <DueField
                    disabled={edit.due === null}
                    due={edit.due ?? null}
                    label={terms.fields.due}
                    onChoose={(due) => (due === null ? drop('due') : set({ due }))}
                  />
                </Field>
                <Checkbox
                  checked={edit.due === null}
                  label={bulk.emptyDue}
                  onChange={(_, { checked }) => (checked === true ? set({ due: null }) : drop('due'))}
                />
              </div>
              <Field label={bulk.tag}>
                <Input
                  appearance="filled-darker"
                  maxLength={40}
                  onChange={(_, { value }) => (value.trim() === '' ? drop('tag') : set({ tag: value.trim() }))}
                />
              </Field>
            </div>
            <BulkFields
              desk={desk}
              members={members}
              onChange={(fields) => (Object.keys(fields).length === 0 ? drop('fields') : set({ fields }))}
              values={edit.fields ?? {}}
            />
            {!isEmpty && !isWrong && <BulkPreview planned={planned} />}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              className={target}
              disabledFocusable={!isReady}
              onClick={() => isReady && onApply(edits)}
            >
              {bulk.act(edits.length)}
            </Button>
            <Button className={target} onClick={onClose}>
              {cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
