import { deskDocumentId, deskOf } from '#bot/desks/desk-document.ts';
import { personPartition } from '#bot/members/preferences-document.ts';
import type { Roster } from '#bot/members/roster.ts';
import { type Happening, subjectOf } from '#bot/relay/outbox.ts';
import type { Projector } from '#bot/relay/relay.ts';
import { type Store, StoreError } from '#bot/store/port.ts';
import type { NotificationKind } from '#shared/notifications/kind.ts';
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
    const { recipients, silent } = await recipientsIn(store, roster, happening);
    const due = now().toISOString();
    const event = { desk, subject: subjectOf(happening), seq: entry.seq, by: entry.by, at: entry.at };
    await Promise.all(
      recipients.map(async ({ person, kind }) => {
        const delivery = newDelivery({ ...event, silent: silent.includes(kind) }, person, kind, due);
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

/** Whom a happening concerns, and the kinds that its desk leaves to those who choose them. */
interface Concerned {
  readonly recipients: readonly Recipient[];
  readonly silent: readonly NotificationKind[];
}
const nobody: Concerned = { recipients: [], silent: [] };

async function recipientsIn(store: Store, roster: Roster, happening: Happening): Promise<Concerned> {
  const { partition } = happening;
  if (!('run' in happening)) {
    const { ticket, entry } = happening;
    const concerned = concernedBy(entry, ticket).map(({ person }) => person);
    if (concerned.length === 0) return nobody;
    const [document, people] = await Promise.all([
      store.get(partition, deskDocumentId),
      roster.present(partition, concerned),
    ]);
    if (document === null) return nobody;
    const desk = deskOf(document);
    return { recipients: recipientsOf(entry, ticket, desk, people), silent: desk.silent };
  }
  const { run, entry } = happening;
  const fallsToRole = entry.kind === 'submitted' && run.reviewer !== null && 'role' in run.reviewer;
  const people = fallsToRole
    ? new Map((await roster.all(partition)).map((member) => [member.person, member]))
    : await roster.present(partition, namedBy(entry, run));
  const recipients = runRecipients(entry, run, people);
  const document = recipients.length === 0 ? null : await store.get(partition, deskDocumentId);
  return document === null ? nobody : { recipients, silent: deskOf(document).silent };
}
