import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { itemsOf, type Plan } from '#shared/checklists/plan.ts';
import { changeTemplate, createTemplate, type TemplateView } from '#shared/checklists/template-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { RefusalError, reasonOf, useSend } from '../../app/client.ts';
import { useSendKey } from '../../ui/send-key.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';

export interface TemplateForm {
  readonly name: string;
  readonly description: string;
  readonly plan: Plan;
}

export interface SaveTemplate {
  readonly save: (form: TemplateForm) => void;
  readonly busy: boolean;
  /** Somebody has tried to save: what is missing is shown. */
  readonly tried: boolean;
  readonly nameMissing: boolean;
  readonly failure: string | null;
  /** Loads what somebody else saved meanwhile; null where nobody did. */
  readonly stale: (() => void) | null;
}

/** Saves a template as its next version. */
export function useSaveTemplate(desk: DeskView, saved: TemplateView | null, done: () => void): SaveTemplate {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { keyFor, renew } = useSendKey();
  const { editor: words } = useChecklistWords();
  const [tried, setTried] = useState(false);
  const [nameMissing, setNameMissing] = useState(false);
  const mutation = useMutation({
    mutationFn: ({ name, description, plan }: TemplateForm) => {
      const body = { name: name.trim(), description, plan: withoutEmptySections(plan) };
      if (saved === null)
        return send(createTemplate, {
          params: { deskId: desk.id },
          body,
          idempotencyKey: keyFor(JSON.stringify(body)),
        });
      const params = { deskId: desk.id, templateId: saved.id };
      return send(changeTemplate, { params, body: { ...body, version: saved.version } });
    },
    onSuccess: (template) => {
      renew();
      queries.setQueryData(['template', template.id], template);
      void queries.invalidateQueries({ queryKey: ['templates', desk.id] });
      undo.say(words.saved);
      done();
    },
  });
  const isStale = mutation.error instanceof RefusalError && mutation.error.code === 'template.stale';
  return {
    save: (form) => {
      setTried(true);
      setNameMissing(form.name.trim() === '');
      const items = itemsOf(form.plan);
      const complete = form.name.trim() !== '' && items.length > 0 && items.every(({ title }) => title.trim() !== '');
      if (complete && !mutation.isPending) mutation.mutate(form);
    },
    busy: mutation.isPending,
    tried,
    nameMissing,
    failure: mutation.isError ? reasonOf(mutation.error) : null,
    stale:
      isStale && saved !== null
        ? () => {
            queries.removeQueries({ queryKey: ['template', saved.id] });
            done();
          }
        : null,
  };
}

function withoutEmptySections(plan: Plan): Plan {
  return { ...plan, sections: plan.sections.filter(({ items }) => items.length > 0) };
}
