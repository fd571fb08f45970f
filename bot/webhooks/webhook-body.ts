import type { Partition } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type { readTicket } from '#shared/tickets/contract.ts';
import type { WebhookBody } from '#shared/webhooks/contract.ts';
import type { Webhook, WebhookDelivery } from '#shared/webhooks/webhook.ts';

interface Deps {
  readonly readTicket: UseCase<typeof readTicket>;
}

/**
 * What a webhook is sent, read as its maker may see it now: nothing of what is confidential to them, of an internal note that
 * is not theirs to read, or of a desk that they left. Null where they may not see it at all.
 * @throws where the store asks to come back later
 */
export async function bodyOf(
  { readTicket }: Deps,
  { tenant }: Partition,
  { person, desk }: Webhook,
  { event, subject, at }: WebhookDelivery,
): Promise<WebhookBody | null> {
  if (subject === null) return { type: event, timestamp: at, data: { deskId: desk, ticket: null, entry: null } };
  const call = { caller: { tenant, person, name: '' }, via: 'system', idempotencyKey: null } as const;
  const read = await readTicket(call, {
    params: { deskId: desk, ticketId: subject.ticket },
    query: {},
    body: undefined,
  });
  if (!read.ok) {
    if (read.refusal.kind === 'busy') throw new Error(`${subject.ticket} cannot be read now`);
    return null;
  }
  const { timeline, earlier: _earlier, next: _next, people: _people, ...ticket } = read.value;
  const entry = timeline.find(({ seq }) => seq === subject.seq);
  return entry === undefined ? null : { type: event, timestamp: at, data: { deskId: desk, ticket, entry } };
}
