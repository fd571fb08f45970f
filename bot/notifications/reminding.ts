import type { Plans } from '#bot/checklists/read-run.ts';
import { runOf } from '#bot/checklists/run-document.ts';
import { planId } from '#bot/checklists/template-document.ts';
import { deskDocumentId, deskOf } from '#bot/desks/desk-document.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import { deskState } from '#shared/desks/desk.ts';
import type { RunId, TicketId } from '#shared/kernel/ids.ts';
import type { NotificationKind } from '#shared/notifications/kind.ts';
import { mayBeReminded } from '#shared/notifications/recipients.ts';
import { type Reminder, remindedOfRun, runReminders, ticketReminders } from '#shared/notifications/reminders.ts';
import { mayBeToldOfRun } from '#shared/notifications/run-recipients.ts';

export interface RemindingDeps {
  readonly store: Store;
  readonly roster: Roster;
  readonly plans: Plans;
}
export type SubjectId = TicketId | RunId;

/** A subject with what it reminds of, and whom. */
export interface Reminding {
  readonly reminders: readonly Reminder[];
  /** The kinds that the desk leaves to those who choose them. */
  readonly silent: readonly NotificationKind[];
  recipients(reminder: Reminder): Promise<readonly string[]>;
}

const nothing: Reminding = { reminders: [], silent: [], recipients: async () => [] };

/** As it is now. What comes while the desk is read-only is told nobody; what comes afterwards is. */
export async function readReminding(
  { store, roster, plans }: RemindingDeps,
  partition: Partition,
  subject: SubjectId,
): Promise<Reminding> {
  const [deskDocument, document] = await Promise.all([
    store.get(partition, deskDocumentId),
    store.get(partition, subject),
  ]);
  if (deskDocument === null || document === null) return nothing;
  const desk = deskOf(deskDocument);
  const isActive = deskState(desk) === 'active';
  if (document.type === 'ticket') {
    const ticket = ticketOf(document);
    return {
      reminders: ticketReminders(ticket),
      silent: desk.silent,
      async recipients({ kind }) {
        if (!isActive) return [];
        const unassigned = ticket.assignees.length === 0 && kind === 'overdue';
        const people = unassigned
          ? await ownersOf(roster, partition)
          : await roster.present(partition, ticket.assignees);
        return [...people.values()].filter((member) => mayBeReminded(ticket, desk, member)).map(({ person }) => person);
      },
    };
  }
  if (document.type !== 'run') return nothing;
  const run = runOf(document);
  const plan = await plans(partition, planId(run.template ?? run.id));
  if (plan === null) return nothing;
  return {
    reminders: runReminders(run, plan),
    silent: desk.silent,
    async recipients({ due }) {
      if (!isActive) return [];
      const people = await roster.present(partition, remindedOfRun(run, plan, due));
      return [...people.values()].filter(mayBeToldOfRun).map(({ person }) => person);
    },
  };
}

async function ownersOf(roster: Roster, partition: Partition) {
  const owners = (await roster.all(partition)).filter(({ role }) => role === 'owner');
  return new Map(owners.map((member) => [member.person, member]));
}
