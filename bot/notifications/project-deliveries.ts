import { personPartition } from '#bot/members/me-use-cases.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Happening } from '#bot/relay/outbox.ts';
import type { Projector } from '#bot/relay/relay.ts';
import { type Store, StoreError } from '#bot/store/port.ts';
import { concernedBy, recipientsOf } from '#shared/notifications/recipients.ts';
import { deliveryDocument, newDelivery } from './delivery.ts';

interface Deps {
  readonly store: Store;
  readonly roster: Roster;
  readonly now: () => Date;
  /** There is something new for somebody. */
  readonly nudge: (tenant: string, person: string) => void;
}

/** Writes one delivery for each person and event; those that are there already stay as they are. */
export function projectDeliveriesWith({ store, roster, now, nudge }: Deps): Projector {
  return async (happening: Happening) => {
    if ('run' in happening) return;
    const { partition, ticket, entry } = happening;
    const concerned = concernedBy(entry, ticket).map(({ person }) => person);
    const people = await roster.present(partition, concerned);
    const due = now().toISOString();
    const recipients = recipientsOf(entry, ticket, people);
    await Promise.all(
      recipients.map(async ({ person, kind }) => {
        const delivery = newDelivery(ticket.desk, person, kind, entry, due);
        try {
          await store.write(personPartition(partition.tenant, person), [{ create: deliveryDocument(delivery) }]);
        } catch (error) {
          if (!(error instanceof StoreError) || error.kind !== 'exists') throw error;
        }
        nudge(partition.tenant, person);
      }),
    );
  };
}
