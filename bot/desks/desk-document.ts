import { z } from 'zod';
import { parsedOnce } from '#bot/store/parsed-once.ts';
import type { Document, Partition, Stored } from '#bot/store/port.ts';
import { CannedReply } from '#shared/desks/canned-replies.ts';
import { Category, Channel, Closure, type Desk } from '#shared/desks/desk.ts';
import { CustomField } from '#shared/desks/fields.ts';
import { DeskPriority, defaultPriorities } from '#shared/desks/priorities.ts';
import { Status } from '#shared/desks/workflow.ts';
import { DeskId, Guid } from '#shared/kernel/ids.ts';
import { fold } from '#shared/kernel/text.ts';
import { Visibility } from '#shared/members/member.ts';
import { NotificationKind } from '#shared/notifications/kind.ts';
import { Language } from '#shared/words/language.ts';

/** A desk's documents live in a partition of their own. */
export function deskPartition(tenant: string, deskId: string): Partition {
  return { tenant, scope: deskId };
}

/** Each desk has exactly one, under this id. */
export const deskDocumentId = 'desk';

const Data = z.object({
  name: z.string(),
  prefix: z.string(),
  language: Language,
  teamName: z.string(),
  channel: Channel,
  categories: z.array(Category),
  priorities: z.array(DeskPriority).default([...defaultPriorities]),
  workflow: z.array(Status),
  fields: z.array(CustomField).default([]),
  cannedReplies: z.array(CannedReply).default([]),
  visibility: Visibility.default('everyone'),
  silent: z.array(NotificationKind).default([]),
});
const Shape = z.object({ desk: DeskId, team: Guid, closedBy: z.array(Closure), data: Data });

export function deskDocument(desk: Desk): Document {
  const { id, team, closedBy, ...data } = desk;
  return {
    id: deskDocumentId,
    type: 'desk',
    schema: 1,
    desk: id,
    team,
    channel: desk.channel.id,
    sortName: fold(desk.name),
    closedBy,
    data,
  };
}

export const deskOf = parsedOnce((document: Stored): Desk => {
  const { desk, team, closedBy, data } = Shape.parse(document);
  return { id: desk, team, closedBy, ...data };
});
