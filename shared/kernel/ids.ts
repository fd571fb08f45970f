import { z } from 'zod';

/** Ours: a prefix and 20 base32 characters of random bits, legal in Cosmos DB ids and in addresses. */
const own = <P extends string>(prefix: P) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{20}$`))
    .brand<P>();

export const DeskId = own('dsk').meta({ description: 'A desk' });
export type DeskId = z.infer<typeof DeskId>;
export const TicketId = own('tkt').meta({ description: 'A ticket' });
export type TicketId = z.infer<typeof TicketId>;
export const CommentId = own('cmt').meta({ description: 'A comment' });
export type CommentId = z.infer<typeof CommentId>;
export const TemplateId = own('tpl').meta({ description: 'A checklist template' });
export type TemplateId = z.infer<typeof TemplateId>;
export const RunId = own('run').meta({ description: 'A run of a checklist' });
export type RunId = z.infer<typeof RunId>;
export const FileId = own('fil').meta({ description: 'A file that somebody handed in' });
export type FileId = z.infer<typeof FileId>;
export const ScheduleId = own('sch').meta({ description: 'A schedule that starts checklists' });
export type ScheduleId = z.infer<typeof ScheduleId>;
export const ViewId = own('viw').meta({ description: 'A saved view' });
export type ViewId = z.infer<typeof ViewId>;
export const KeyId = own('key').meta({ description: 'An API key' });
export type KeyId = z.infer<typeof KeyId>;
export const WebhookId = own('whk').meta({ description: 'A webhook' });
export type WebhookId = z.infer<typeof WebhookId>;
export const WebhookDeliveryId = own('whd').meta({ description: 'An event on its way to a webhook' });
export type WebhookDeliveryId = z.infer<typeof WebhookDeliveryId>;

/** Microsoft Entra's: organisations (`tid`), people (`oid`) and Microsoft 365 groups are lower-case GUIDs. */
export const Guid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .meta({ description: 'A Microsoft Entra object id' });
export type PersonId = string;
export type TenantId = string;
