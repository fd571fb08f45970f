import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import {
  listTemplates,
  readTemplate,
  type TemplateRow,
  type TemplateView,
} from '#shared/checklists/template-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { TemplateId } from '#shared/kernel/ids.ts';
import { useSend } from '../app/client.ts';

export function useTemplates(desk: DeskView): UseQueryResult<readonly TemplateRow[]> {
  const send = useSend();
  return useQuery({
    queryKey: ['templates', desk.id],
    queryFn: async () => (await send(listTemplates, { params: { deskId: desk.id } })).items,
  });
}

export function useTemplate(desk: DeskView, templateId: string): UseQueryResult<TemplateView> {
  const send = useSend();
  return useQuery({
    queryKey: ['template', templateId],
    queryFn: () => send(readTemplate, { params: { deskId: desk.id, templateId: TemplateId.parse(templateId) } }),
    // What one edits is not changed under one's hands.
    refetchOnWindowFocus: false,
  });
}
