import { z } from 'zod';
import { parsedOnce } from '#bot/store/parsed-once.ts';
import type { Document, Stored } from '#bot/store/port.ts';
import { Plan } from '#shared/checklists/plan.ts';
import type { Template } from '#shared/checklists/run.ts';
import { DeskId, TemplateId } from '#shared/kernel/ids.ts';
import { fold } from '#shared/kernel/text.ts';

const Shape = z.object({
  id: TemplateId,
  desk: DeskId,
  name: z.string(),
  description: z.string(),
  version: z.int(),
  items: z.int(),
  archived: z.boolean(),
  createdBy: z.string(),
  createdAt: z.string(),
  updatedBy: z.string(),
  updatedAt: z.string(),
}) satisfies z.ZodType<Template>;

export function templateDocument(template: Template): Document {
  const { id, name, archived } = template;
  return { id, type: 'template', schema: 1, archived: archived ? 1 : 0, sortName: fold(name), data: template };
}

export const templateOf = parsedOnce((document: Stored): Template => Shape.parse(document['data']));

/** A plan belongs to a version of a template, or to the one run that it was made for. It is written once. */
export function planId(owner: { readonly id: string; readonly version: number } | string): string {
  return typeof owner === 'string' ? `${owner}.plan` : `${owner.id}.v${String(owner.version).padStart(6, '0')}`;
}

export function planDocument(id: string, plan: Plan): Document {
  return { id, type: 'plan', schema: 1, data: plan };
}

export function planOf(document: Stored): Plan {
  return Plan.parse(document['data']);
}
