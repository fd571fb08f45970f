import type { DeskId } from './ids.ts';

/** What a rule or use case gives back: a value, or an expected "no". Bugs and outages throw instead. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Each kind has one HTTP status (`bot/http/problem.ts`). `missing` is also what one may not see. */
export type RefusalKind = 'invalid' | 'signin' | 'forbidden' | 'missing' | 'stale' | 'rule' | 'toobig' | 'busy';

export interface Refusal {
  readonly kind: RefusalKind;
  /** Public and permanent; the word catalogues hold a sentence for each. */
  readonly code: RefusalCode;
  /** The fields at fault, as paths in the request body. */
  readonly fields?: readonly string[];
  /** Both sides of each clash, so that a person can choose (only with `ticket.clash` and `item.clash`). */
  readonly clashes?: readonly Clash[];
  /** The desk where it is now (only with `ticket.moved`). */
  readonly movedTo?: DeskId;
  /** The titles of what stands in the way, for its sentence. */
  readonly named?: readonly string[];
}

/** A field that somebody else changed since the reader last looked. */
export interface Clash {
  readonly field: string;
  readonly yours: unknown;
  readonly theirs: unknown;
  readonly by: string;
  readonly at: string;
}

export const refusalCodes = [
  'request.invalid',
  'request.too-large',
  'request.too-many',
  'request.unsupported',
  'service.busy',
  'service.failed',
  'signin.missing',
  'signin.refused',
  'route.not-found',
  'desk.not-found',
  'desk.not-owner',
  'desk.read-only',
  'desk.stale',
  'desk.category-successor',
  'desk.priority-needed',
  'desk.priority-successor',
  'desk.field-in-use',
  'desk.field-kind',
  'desk.field-successor',
  'desk.status-group',
  'desk.status-needed',
  'desk.status-successor',
  'team.not-found',
  'team.no-roster',
  'ticket.not-found',
  'ticket.forbidden',
  'ticket.clash',
  'ticket.not-on-roster',
  'ticket.guest-assignee',
  'ticket.unknown-status',
  'ticket.no-transition',
  'ticket.unknown-category',
  'ticket.unknown-priority',
  'ticket.unknown-field',
  'ticket.field-needed',
  'ticket.field-wrong',
  'ticket.held',
  'ticket.moved',
  'link.exists',
  'link.impossible',
  'link.not-found',
  'link.too-many',
  'comment.not-found',
  'comment.not-yours',
  'comment.internal-forbidden',
  'comment.unknown-mention',
  'comment.empty',
  'file.not-found',
  'file.too-large',
  'file.empty',
  'file.cut-off',
  'file.too-many',
  'file.not-waiting',
  'undo.not-yours',
  'undo.too-late',
  'undo.overtaken',
  'undo.nothing',
  'template.not-found',
  'template.forbidden',
  'template.stale',
  'schedule.not-found',
  'schedule.never',
  'run.not-found',
  'run.forbidden',
  'run.closed',
  'run.incomplete',
  'run.not-in-review',
  'run.not-closed',
  'run.not-on-roster',
  'item.not-found',
  'item.not-shown',
  'item.wrong-answer',
  'item.clash',
  'organisation.not-administrator',
  'account.not-found',
  'account.restricted',
  'account.suspended',
  'account.deactivated',
  'account.not-yours',
  'account.held',
  'account.frozen',
  'feedback.not-found',
  'policy.not-found',
  'policy.too-soon',
  'data-request.not-found',
  'data-request.closed',
  'data-request.extended',
  'data-request.ground',
  'account.no-self-deactivation',
  'view.not-found',
  'view.forbidden',
  'view.too-many',
  'key.refused',
  'key.out-of-scope',
  'key.not-found',
  'key.not-yours',
  'key.too-many',
  'webhook.address',
  'webhook.not-found',
  'webhook.too-many',
  'mute.too-many',
  'cursor.invalid',
  'subscription.suspended',
  'subscription.ended',
  'purchase.expired',
  'purchase.other-offer',
  'purchase.wrong-account',
  'purchase.ended',
  'idempotency.mismatch',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(
  kind: RefusalKind,
  code: RefusalCode,
  more: Pick<Refusal, 'fields' | 'clashes' | 'movedTo' | 'named'> = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { kind, code, ...more } };
}
