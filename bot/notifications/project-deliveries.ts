import { deskDocumentId, deskOf } from '#bot/desks/desk-document.ts';
import { personPartition } from '#bot/members/preferences-document.ts';
import type { Roster } from '#bot/members/roster.ts';
import { type Happening, subjectOf } from '#bot/relay/outbox.ts';
import type { Projector } from '#bot/relay/relay.ts';
import { type Store, StoreError } from '#bot/store/port.ts';
import { concernedBy, type Recipient, recipientsOf } from '#shared/notifications/recipients.ts';
import { namedBy, runRecipients } from '#shared/notifications/run-recipients.ts';
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
    const { partition, entry } = happening;
    const { desk } = 'run' in happening ? happening.run : happening.ticket;
    const recipients = await recipientsIn(store, roster, happening);
    const due = now().toISOString();
    const event = { desk, subject: subjectOf(happening), seq: entry.seq, by: entry.by, at: entry.at };
    await Promise.all(
      recipients.map(async ({ person, kind }) => {
        const delivery = newDelivery(event, person, kind, due);
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

async function recipientsIn(store: Store, roster: Roster, happening: Happening): Promise<readonly Recipient[]> {
  const { partition } = happening;
  if (!('run' in happening)) {
    const { ticket, entry } = happening;
    const concerned = concernedBy(entry, ticket).map(({ person }) => person);
    if (concerned.length === 0) return [];
    const [document, people] = await Promise.all([
      store.get(partition, deskDocumentId),
      roster.present(partition, concerned),
    ]);
    return document === null ? [] : recipientsOf(entry, ticket, deskOf(document), people);
  }
  const { run, entry } = happening;
  const fallsToRole = entry.kind === 'submitted' && run.reviewer !== null && 'role' in run.reviewer;
  const people = fallsToRole
    ? new Map((await roster.all(partition)).map((member) => [member.person, member]))
    : await roster.present(partition, namedBy(entry, run));
  return runRecipients(entry, run, people);
}
