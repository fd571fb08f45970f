import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, Guid } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';
import { MemberView, PersonView, Visibility } from '../members/member.ts';
import { NotificationKind } from '../notifications/kind.ts';
import { Priority } from '../tickets/ticket.ts';
import { Language } from '../words/language.ts';
import { CannedReply } from './canned-replies.ts';
import { Category, Channel, DeskSummary, DeskView } from './desk.ts';
import { CustomFields } from './fields.ts';
import { DeskPriority } from './priorities.ts';
import { settingNames } from './settings.ts';
import { defaultWorkflow, Status, StatusKey } from './workflow.ts';

const name = line(80);
const prefix = z.string().regex(/^[A-Z][A-Z0-9]{0,9}$/);
const hasOwnKeys = (items: readonly { readonly key: string }[]) =>
  new Set(items.map(({ key }) => key)).size === items.length;
const repeatedKey = { error: 'each key stands once' };
const isNamed = ({ key, label }: Pick<Status, 'key' | 'label'>) =>
  label !== null || defaultWorkflow.some((status) => status.key === key);
const onDesk = z.strictObject({ deskId: DeskId });

export const listTeamDesks = endpoint({
  id: 'listTeamDesks',
  method: 'GET',
  path: '/api/v1/teams/:teamId/desks',
  tag: 'Desks',
  summary: "The desks of a team, to pick one for a channel's tab",
  params: z.strictObject({ teamId: Guid }),
  query: z.strictObject({ channelId: z.string().min(1).max(200).optional() }),
  reply: z.object({ teamName: z.string(), items: z.array(DeskSummary) }),
  refusals: ['team.not-found', 'team.no-roster', 'signin.missing'],
});

export const createDesk = endpoint({
  id: 'createDesk',
  method: 'POST',
  path: '/api/v1/teams/:teamId/desks',
  tag: 'Desks',
  summary: 'Create a desk for a channel, with working defaults, its roster read from Teams',
  params: z.strictObject({ teamId: Guid }),
  body: z.strictObject({ name, language: Language, channelId: Channel.shape.id }),
  reply: DeskView,
  status: 201,
  refusals: ['team.not-found', 'team.no-roster', 'desk.not-owner', 'signin.missing'],
  idempotent: true,
});

export const readDesk = endpoint({
  id: 'readDesk',
  method: 'GET',
  path: '/api/v1/desks/:deskId',
  tag: 'Desks',
  summary: 'A desk with its settings and what the reader may do there',
  params: onDesk,
  reply: DeskView,
  refusals: ['desk.not-found', 'signin.missing'],
});

export const changeDesk = endpoint({
  id: 'changeDesk',
  method: 'PATCH',
  path: '/api/v1/desks/:deskId',
  tag: 'Desks',
  summary: "Change a desk's settings (owners)",
  params: onDesk,
  body: z.strictObject({
    version: z.string(),
    name: name.optional(),
    prefix: prefix.optional(),
    language: Language.optional(),
    categories: z
      .array(Category.omit({ successor: true }).strict())
      .min(1)
      .max(50)
      .refine(hasOwnKeys, repeatedKey)
      .optional(),
    priorities: z
      .array(DeskPriority.omit({ successor: true }))
      .min(1)
      .max(4)
      .refine(hasOwnKeys, repeatedKey)
      .optional(),
    cannedReplies: z.array(CannedReply).max(100).refine(hasOwnKeys, repeatedKey).optional(),
    fields: CustomFields.optional(),
    visibility: Visibility.optional(),
    /** Kinds of event that nobody is told of who did not choose to be. */
    silent: z.array(NotificationKind).optional(),
    workflow: z
      .array(Status.omit({ successor: true }).strict())
      .min(2)
      .max(20)
      .refine(hasOwnKeys, repeatedKey)
      .refine((statuses) => statuses.every(isNamed), { error: 'a status of the desk’s own has a name' })
      .optional(),
    successors: z.record(StatusKey, StatusKey).optional(),
    /** For each category that is left out, the one that its tickets take. */
    categorySuccessors: z.record(Category.shape.key, Category.shape.key).optional(),
    /** For each priority that is left out, the one that its tickets take. */
    prioritySuccessors: z.partialRecord(Priority, Priority).optional(),
    /** Another desk that the caller owns too, from which these settings are: the history then says so. */
    copiedFrom: DeskId.optional(),
  }),
  reply: DeskView,
  refusals: [
    'desk.not-found',
    'desk.not-owner',
    'desk.read-only',
    'desk.stale',
    'desk.category-successor',
    'desk.field-in-use',
    'desk.field-kind',
    'desk.field-successor',
    'desk.priority-needed',
    'desk.priority-successor',
    'desk.status-group',
    'desk.status-needed',
    'desk.status-successor',
    'template.not-found',
    'ticket.unknown-category',
    'signin.missing',
  ],
});

export const SettingsEntry = z
  .object({
    at: z.iso.datetime(),
    by: PersonView,
    changes: z.array(z.object({ setting: z.enum(settingNames), from: z.unknown(), to: z.unknown() })),
    /** The name, at that time, of the desk whose settings were copied. */
    copiedFrom: z.string().nullable(),
  })
  .meta({ id: 'SettingsEntry' });
export type SettingsEntry = z.infer<typeof SettingsEntry>;

export const listSettingsEntries = endpoint({
  id: 'listSettingsEntries',
  method: 'GET',
  path: '/api/v1/desks/:deskId/settings/history',
  tag: 'Desks',
  summary: 'Who changed which setting of a desk, newest first (owners)',
  params: onDesk,
  query: z.strictObject({ cursor: z.string().max(2000).optional() }),
  reply: z.object({ items: z.array(SettingsEntry), cursor: z.string().nullable() }),
  refusals: ['desk.not-found', 'desk.not-owner', 'cursor.invalid', 'signin.missing'],
});

export const listMembers = endpoint({
  id: 'listMembers',
  method: 'GET',
  path: '/api/v1/desks/:deskId/members',
  tag: 'Desks',
  summary: "The people on a desk's roster, by name",
  params: onDesk,
  query: z.strictObject({ search: z.string().max(100).optional() }),
  reply: z.object({ items: z.array(MemberView) }),
  refusals: ['desk.not-found', 'signin.missing'],
});

export const deskEndpoints = [
  listTeamDesks,
  createDesk,
  readDesk,
  changeDesk,
  listSettingsEntries,
  listMembers,
] as const;
