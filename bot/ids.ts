import { createHash, randomBytes } from 'node:crypto';
import {
  CommentId,
  DeskId,
  FileId,
  KeyId,
  RunId,
  ScheduleId,
  TemplateId,
  TicketId,
  ViewId,
  WebhookDeliveryId,
  WebhookId,
} from '#shared/kernel/ids.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A prefix and 20 base32 characters: 100 random bits. */
function random(prefix: string): string {
  return `${prefix}_${spell(randomBytes(20))}`;
}

export const newDeskId = () => DeskId.parse(random('dsk'));
export const newTicketId = () => TicketId.parse(random('tkt'));
export const newCommentId = () => CommentId.parse(random('cmt'));
export const newTemplateId = () => TemplateId.parse(random('tpl'));
export const newScheduleId = () => ScheduleId.parse(random('sch'));
export const newViewId = () => ViewId.parse(random('viw'));
export const newKeyId = () => KeyId.parse(random('key'));
export const newWebhookId = () => WebhookId.parse(random('whk'));
export const newWebhookDeliveryId = () => WebhookDeliveryId.parse(random('whd'));
export const newRunId = () => RunId.parse(random('run'));
export const newFileId = () => FileId.parse(random('fil'));
export const newSettingsEntryId = () => random('set');
export const newRequestId = () => random('req');
export const newFeedbackId = () => random('fbk');
export const newErasureId = () => random('era');
export const newOutboxId = () => random('out');

/** A desk's id made from what identifies the request, so that a repeated creation finds the desk that it made. */
export function deskIdFor(parts: readonly string[]) {
  return DeskId.parse(`dsk_${digest(parts)}`);
}

/** A ticket's id made from what it is filed for, so that filing it again finds it. */
export function ticketIdFor(parts: readonly string[]) {
  return TicketId.parse(`tkt_${digest(parts)}`);
}

/** A run's id made from what it is started for, so that starting it again finds it. */
export function runIdFor(parts: readonly string[]) {
  return RunId.parse(`run_${digest(parts)}`);
}

/** A delivery's id made from the webhook and the step that it tells of, so that there is no second one. */
export function webhookDeliveryIdFor(parts: readonly string[]) {
  return WebhookDeliveryId.parse(`whd_${digest(parts)}`);
}

/** A search's id made from who looks where for what, so that looking for it again is no second one. */
export function recentSearchIdFor(parts: readonly string[]): string {
  return `search-${digest(parts)}`;
}

function digest(parts: readonly string[]): string {
  return spell(createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 20));
}

function spell(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET[byte & 31] ?? '').join('');
}
