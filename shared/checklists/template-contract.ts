import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, TemplateId } from '../kernel/ids.ts';
import { line, prose } from '../kernel/line.ts';
import { PersonView } from '../members/member.ts';
import { Plan } from './plan.ts';

const onDesk = z.strictObject({ deskId: DeskId });
const onTemplate = z.strictObject({ deskId: DeskId, templateId: TemplateId });
const instant = z.iso.datetime();
const name = line(120);
const description = prose(0).max(2000);
const seen = ['desk.not-found', 'signin.missing'] as const;

export const TemplateRow = z
  .object({
    id: TemplateId,
    deskId: DeskId,
    name: z.string(),
    description: z.string(),
    version: z.int(),
    items: z.int(),
    createdBy: PersonView,
    updatedBy: PersonView,
    updatedAt: instant,
    can: z.array(z.enum(['edit', 'start'])),
  })
  .meta({ id: 'TemplateRow' });
export type TemplateRow = z.infer<typeof TemplateRow>;

export const TemplateView = TemplateRow.extend({ plan: Plan, people: z.array(PersonView) }).meta({ id: 'Template' });
export type TemplateView = z.infer<typeof TemplateView>;

export const listTemplates = endpoint({
  id: 'listTemplates',
  method: 'GET',
  path: '/api/v1/desks/:deskId/templates',
  tag: 'Checklists',
  summary: "A desk's checklist templates, by name",
  params: onDesk,
  reply: z.object({ items: z.array(TemplateRow) }),
  refusals: [...seen, 'template.forbidden'],
});

export const createTemplate = endpoint({
  id: 'createTemplate',
  method: 'POST',
  path: '/api/v1/desks/:deskId/templates',
  tag: 'Checklists',
  summary: 'Create a checklist template',
  params: onDesk,
  body: z.strictObject({ name, description: description.optional(), plan: Plan }),
  reply: TemplateView,
  status: 201,
  refusals: [...seen, 'desk.read-only', 'template.forbidden', 'run.not-on-roster', 'idempotency.mismatch'],
  idempotent: true,
});

export const readTemplate = endpoint({
  id: 'readTemplate',
  method: 'GET',
  path: '/api/v1/desks/:deskId/templates/:templateId',
  tag: 'Checklists',
  summary: 'A template with its items; its newest version, or an earlier one',
  params: onTemplate,
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
  reply: TemplateView,
  refusals: [...seen, 'template.not-found'],
});

export const changeTemplate = endpoint({
  id: 'changeTemplate',
  method: 'PUT',
  path: '/api/v1/desks/:deskId/templates/:templateId',
  tag: 'Checklists',
  summary: 'Keep a new version of a template; runs that have begun keep theirs',
  params: onTemplate,
  body: z.strictObject({ version: z.int().min(1), name, description, plan: Plan }),
  reply: TemplateView,
  refusals: [
    ...seen,
    'desk.read-only',
    'template.not-found',
    'template.forbidden',
    'template.stale',
    'run.not-on-roster',
  ],
});

export const archiveTemplate = endpoint({
  id: 'archiveTemplate',
  method: 'DELETE',
  path: '/api/v1/desks/:deskId/templates/:templateId',
  tag: 'Checklists',
  summary: 'Take a template off the list; its runs stay',
  params: onTemplate,
  reply: z.object({ id: TemplateId }),
  refusals: [...seen, 'desk.read-only', 'template.not-found', 'template.forbidden', 'template.stale'],
});

export const templateEndpoints = [
  listTemplates,
  createTemplate,
  readTemplate,
  changeTemplate,
  archiveTemplate,
] as const;
