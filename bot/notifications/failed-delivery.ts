import { z } from 'zod';
import { runOf } from '#bot/checklists/run-document.ts';
import { refuseCursor } from '#bot/cursor.ts';
import { deskPartition } from '#bot/desks/desk-document.ts';
import type { EnterDesk } from '#bot/desks/enter-desk.ts';
import { personView, type Roster } from '#bot/members/roster.ts';
import type { Document, Store } from '#bot/store/port.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import type { UseCase } from '#bot/use-case.ts';
import type { Desk } from '#shared/desks/desk.ts';
import { RunId, TicketId } from '#shared/kernel/ids.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import type * as contract from '#shared/notifications/contract.ts';
import { failureOf } from '#shared/notifications/failure.ts';
import { NotificationKind } from '#shared/notifications/kind.ts';
import { keyOf } from '#shared/tickets/ticket.ts';
import type { Delivery } from './delivery.ts';

const keptSeconds = 90 * 24 * 3600;
const page = 50;

const Shape = z.object({
  id: z.string(),
  at: z.string(),
  person: z.string(),
  subject: z.union([TicketId, RunId]),
  data: z.object({ kind: NotificationKind, reason: z.string() }),
});

/** On the desk, where its owners look: the delivery itself lies with the person. */
function failedDeliveryDocument(delivery: Delivery): Document {
  const { id, person, subject, kind, reason, settledAt, at } = delivery;
  return {
    id: `failed-${id}-${person}`,
    type: 'failedDelivery',
    schema: 1,
    ttl: keptSeconds,
    at: settledAt ?? at,
    person,
    subject,
    data: { kind, reason: reason ?? '' },
  };
}

/** Shows the owners of each desk what could not be delivered for good; said twice, it stands there once. */
export async function noteFailures(store: Store, tenant: string, deliveries: readonly Delivery[]): Promise<void> {
  const failed = deliveries.filter(({ state }) => state === 'failed');
  for (const delivery of failed)
    await store.write(deskPartition(tenant, delivery.desk), [{ put: failedDeliveryDocument(delivery) }]);
}

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
}

/** Cosmos DB: 1 query beside the entrance, and a point read for each ticket or checklist named. */
export function listFailedDeliveriesWith({
  store,
  enterDesk,
  roster,
}: Deps): UseCase<typeof contract.listFailedDeliveries> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    if (!mayOnDesk(actor, 'desk.change')) return refuse('forbidden', 'desk.not-owner');
    try {
      const found = await store.query(partition, {
        type: 'failedDelivery',
        order: [['at', 'desc']],
        limit: page,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      const failed = found.items.map((document) => Shape.parse(document));
      const people = await roster.named(
        partition,
        failed.map(({ person }) => person),
      );
      const subjects = [...new Set(failed.map(({ subject }) => subject))];
      const documents = await Promise.all(subjects.map((subject) => store.get(partition, subject)));
      const names = new Map(subjects.map((subject, index) => [subject, nameOf(documents[index] ?? null, desk)]));
      const items = failed.map(({ id, at, person, subject, data: { kind, reason } }) => ({
        id,
        at,
        person: personView(people, person),
        kind,
        subject,
        named: names.get(subject) ?? null,
        failure: failureOf(reason),
        reason,
      }));
      return done({ items, cursor: found.cursor });
    } catch (error) {
      return refuseCursor(error, query.cursor);
    }
  };
}

function nameOf(document: Awaited<ReturnType<Store['get']>>, desk: Desk): string | null {
  if (document?.type === 'ticket') return keyOf(desk.prefix, ticketOf(document).number);
  return document?.type === 'run' ? runOf(document).title : null;
}
