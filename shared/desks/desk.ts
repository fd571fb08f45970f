import { z } from 'zod';
import type { Service } from '../billing/service.ts';
import { DeskId, Guid, TemplateId } from '../kernel/ids.ts';
import { type Actor, type Member, MemberView, Role, Visibility } from '../members/member.ts';
import { NotificationKind } from '../notifications/kind.ts';
import { Language } from '../words/language.ts';
import { CannedReply } from './canned-replies.ts';
import { CustomField } from './fields.ts';
import { DeskPriority } from './priorities.ts';
import { Status } from './workflow.ts';

/** One workspace of tickets with its own settings, made when the app's tab is added to a channel. */
export interface Desk {
  readonly id: DeskId;
  readonly name: string;
  /** Before the number in a ticket's key: `TKT-42`. */
  readonly prefix: string;
  /** Of cards in the channel and of what the desk itself says. */
  readonly language: Language;
  readonly team: string;
  readonly teamName: string;
  readonly channel: Channel;
  readonly categories: readonly Category[];
  /** By level, from the least urgent. */
  readonly priorities: readonly DeskPriority[];
  readonly workflow: readonly Status[];
  /** In the order of forms. */
  readonly fields: readonly CustomField[];
  readonly cannedReplies: readonly CannedReply[];
  readonly visibility: Visibility;
  /** Kinds of event that nobody is told of who did not choose to be. */
  readonly silent: readonly NotificationKind[];
  /** What keeps it read-only, each until its own opposite is told; nothing while it is in use. */
  readonly closedBy: readonly Closure[];
}

/**
 * Docket removed from the team; the team, or the channel, archived or deleted; the organisation's subscription suspended or
 * over, which is known of the organisation and never stored with the desk.
 */
export const Closure = z.enum([
  'app-removed',
  'team-gone',
  'channel-gone',
  'subscription-suspended',
  'subscription-ended',
]);
export type Closure = z.infer<typeof Closure>;

/** Whether anything may be changed on a desk. */
export function deskState({ closedBy }: Pick<Desk, 'closedBy'>): 'active' | 'read-only' {
  return closedBy.length === 0 ? 'active' : 'read-only';
}

/** The desk as the organisation's subscription leaves it; the very same where it is served in full. */
export function asServed(desk: Desk, service: Service): Desk {
  return service === 'full' ? desk : { ...desk, closedBy: [...desk.closedBy, `subscription-${service}`] };
}

/** Somebody of the roster as who acts there. */
export function actorOn({ visibility }: Desk, { person, role }: Pick<Member, 'person' | 'role'>): Actor {
  return { person, role, visibility };
}

export const ChannelKind = z.enum(['standard', 'private', 'shared']);
export const Channel = z.object({ id: z.string().min(1).max(200), name: z.string().max(200), kind: ChannelKind });
export type Channel = z.infer<typeof Channel>;

/** A label of the desk's own; the key stays when the label changes. */
export const Category = z.object({
  key: z.string().min(1).max(40),
  label: z.string().min(1).max(60),
  /** Takes its tickets over: the category is on its way out. */
  successor: z.string().min(1).max(40).optional(),
  /** Starts with each ticket filed under it; where it holds, the ticket stays open until it is done. */
  checklist: z.strictObject({ template: TemplateId, holds: z.boolean() }).optional(),
});
export type Category = z.infer<typeof Category>;

export const DeskView = z
  .object({
    id: DeskId,
    name: z.string(),
    prefix: z.string(),
    language: Language,
    team: Guid,
    teamName: z.string(),
    channel: Channel,
    categories: z.array(Category),
    priorities: z.array(DeskPriority),
    workflow: z.array(Status),
    fields: z.array(CustomField),
    /** Of those who answer; guests see none. */
    cannedReplies: z.array(CannedReply),
    visibility: Visibility,
    silent: z.array(NotificationKind),
    state: z.enum(['active', 'read-only']),
    closedBy: z.array(Closure),
    version: z.string(),
    me: MemberView,
    can: z.array(
      z.enum([
        'desk.change',
        'view.share',
        'members.read',
        'ticket.create',
        'ticket.create-for-other',
        'run.read',
        'run.start',
        'template.create',
      ]),
    ),
  })
  .meta({ id: 'Desk' });
export type DeskView = z.infer<typeof DeskView>;

export const DeskSummary = z
  .object({
    id: DeskId,
    name: z.string(),
    team: Guid,
    teamName: z.string(),
    /** In Teams; its name is as it was when the tab was placed. */
    channelId: z.string(),
    channelName: z.string(),
    role: Role,
  })
  .meta({ id: 'DeskSummary' });
export type DeskSummary = z.infer<typeof DeskSummary>;
