import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeDesk } from '#shared/desks/contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import { useSend } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { useUndo } from '../../ui/undo.tsx';

export type Changes = Omit<BodyOf<typeof changeDesk>, 'version'>;

export interface Section<Form> {
  readonly form: Form;
  readonly change: (next: Partial<Form>) => void;
  /** Null where the form says what the desk has. */
  readonly changes: Changes | null;
  readonly save: () => void;
  readonly discard: () => void;
  readonly busy: boolean;
  readonly failure: Error | null;
  /** After a clash: what others saved in place of what was typed. */
  readonly takeTheirs: () => Promise<void>;
  /** After a clash: what was typed, to be saved over what others saved. */
  readonly keepMine: () => Promise<void>;
}

/**
 * One page of the settings. It is saved as a whole, so that one can look before others see it; what others save meanwhile
 * takes nothing away from what is typed here.
 * @param read the part of the desk that the page is about
 * @param changesOf null where nothing would change
 */
export function useSection<Form>(
  desk: DeskView,
  read: (desk: DeskView) => Form,
  changesOf: (form: Form, seen: DeskView) => Changes | null,
): Section<Form> {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { settings } = useWords().tab;
  const [seen, setSeen] = useState(desk);
  const [form, setForm] = useState(() => read(desk));
  const begin = (to: DeskView) => {
    setSeen(to);
    setForm(read(to));
  };
  const saving = useMutation({
    mutationFn: (changes: Changes) =>
      send(changeDesk, { params: { deskId: seen.id }, body: { version: seen.version, ...changes } }),
    onSuccess: (saved) => {
      queries.setQueryData(['desk', saved.id], saved);
      void queries.invalidateQueries({ queryKey: ['tickets', saved.id] });
      void queries.invalidateQueries({ queryKey: ['settings-history', saved.id] });
      void queries.invalidateQueries({ queryKey: ['me'] });
      begin(saved);
      undo.say(settings.saved);
    },
  });
  const latest = async () => {
    await queries.refetchQueries({ queryKey: ['desk', seen.id] });
    saving.reset();
    return queries.getQueryData<DeskView>(['desk', seen.id]) ?? desk;
  };
  const changes = changesOf(form, seen);
  return {
    form,
    change: (next) => setForm((before) => ({ ...before, ...next })),
    changes,
    save: () => changes !== null && saving.mutate(changes),
    discard: () => {
      saving.reset();
      begin(desk);
    },
    busy: saving.isPending,
    failure: saving.error,
    takeTheirs: async () => begin(await latest()),
    keepMine: async () => setSeen(await latest()),
  };
}

/** Whether two values say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A key for something new, which no other has; it stays when its name changes. */
export function newKey(prefix: string, taken: readonly { readonly key: string }[]): string {
  const keys = new Set(taken.map(({ key }) => key));
  let number = taken.length + 1;
  while (keys.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}
