import { z } from 'zod';
import { personPartition, readPreferences } from '#bot/members/preferences-document.ts';
import { type Happening, subjectOf } from '#bot/relay/outbox.ts';
import type { Projector } from '#bot/relay/relay.ts';
import { isOvertaken, retryOvertaken } from '#bot/store/overtaken.ts';
import {
  type Document,
  type Located,
  type Operation,
  type Partition,
  type Stored,
  StoreError,
} from '#bot/store/port.ts';
import { DeskId, RunId, TicketId } from '#shared/kernel/ids.ts';
import { momentToTell, type Reminder } from '#shared/notifications/reminders.ts';
import { changesOf } from '#shared/tickets/entry.ts';
import { deliveryDocument, newReminderDelivery } from './delivery.ts';
import { type RemindingDeps, readReminding, type SubjectId } from './reminding.ts';

export interface Reminders {
  /** For the relay: sets the timer of what became due at another time. */
  readonly project: Projector;
  /** Has people told of what has come, whichever instance is asked. */
  sweep(): Promise<void>;
}

export interface ReminderDeps extends RemindingDeps {
  readonly now: () => Date;
  readonly nudge: (tenant: string, person: string) => void;
  readonly failed: (what: string, error: unknown) => void;
}

const Subject = z.union([TicketId, RunId]);
/** `after`: everything up to then has been told. */
const Timer = z.object({ subject: Subject, data: z.object({ after: z.string() }) });

const page = 100;

/**
 * One timer for each ticket or checklist that is due some time, in a document beside it. It says when to look again, never
 * what is so: whoever it wakes reads that anew. Of several instances that wake at once each writes the same deliveries, whose
 * ids allow one of each.
 */
export function openReminders(deps: ReminderDeps): Reminders {
  const { store, now, failed } = deps;
  return {
    async project(happening) {
      if (movesDue(happening))
        await retryOvertaken(() => wind(deps, happening.partition, subjectOf(happening), happening.entry.at));
    },
    async sweep() {
      for (;;) {
        const found = await store.due('reminder', now().toISOString(), page);
        let done = 0;
        for (const item of found) {
          try {
            await ring(deps, item);
            done++;
          } catch (error) {
            failed(`reminding of ${item.document.id}`, error);
          }
        }
        if (found.length < page || done === 0) return;
      }
    },
  };
}

function movesDue(happening: Happening): boolean {
  if ('run' in happening) {
    const { entry } = happening;
    return (
      entry.kind === 'started' || entry.kind === 'changed' || entry.kind === 'sent-back' || entry.kind === 'reopened'
    );
  }
  const { ticket, entry } = happening;
  if (entry.kind === 'created' || entry.kind === 'moved') return ticket.due !== null;
  return changesOf(entry).some(({ field }) => field === 'due' || field === 'status');
}

/** Sets the timer for what comes next after an instant. */
async function wind(deps: ReminderDeps, partition: Partition, subject: SubjectId, since: string): Promise<void> {
  const known = await deps.store.get(partition, timerId(subject));
  const { reminders } = await readReminding(deps, partition, subject);
  const before = known === null ? '' : Timer.parse(known).data.after;
  const after = before > since ? before : since;
  const due = nextOf(reminders, after);
  const operations = setting(known, due === null ? null : timerDocument(subject, due, after));
  if (operations.length > 0) await deps.store.write(partition, operations);
}

/** Writes a delivery for everybody to be reminded, then sets the timer for what comes next. */
async function ring(deps: ReminderDeps, { partition, document }: Located): Promise<void> {
  const { subject, data } = Timer.parse(document);
  const at = deps.now().toISOString();
  const { reminders, recipients, silent } = await readReminding(deps, partition, subject);
  const come = reminders.filter((reminder) => reminder.at > data.after && reminder.at <= at);
  // After an outage: what is overdue by now need not be called nearly due.
  const late = new Set(come.filter(({ kind }) => kind === 'overdue').map(({ due }) => due));
  for (const reminder of come) {
    if (reminder.kind === 'due-soon' && late.has(reminder.due)) continue;
    for (const person of await recipients(reminder))
      await remind(deps, partition, { subject, reminder, person, silent: silent.includes(reminder.kind) });
  }
  const due = nextOf(reminders, at);
  try {
    await deps.store.write(partition, setting(document, due === null ? null : timerDocument(subject, due, at)));
  } catch (error) {
    const gone = error instanceof StoreError && error.kind === 'missing';
    // Another instance rang as well, or somebody moved the due date: their timer counts.
    if (!isOvertaken(error) && !gone) throw error;
  }
}

interface Reminded {
  readonly subject: SubjectId;
  readonly reminder: Reminder;
  readonly person: string;
  readonly silent: boolean;
}

async function remind(
  { store, nudge, now }: ReminderDeps,
  { tenant, scope }: Partition,
  { subject, reminder, person, silent }: Reminded,
): Promise<void> {
  const { timeZone } = await readPreferences(store, tenant, person);
  const at = momentToTell(reminder, timeZone);
  const delivery = newReminderDelivery(
    { desk: DeskId.parse(scope), subject, dueAt: reminder.due, at, silent },
    person,
    reminder.kind,
  );
  try {
    await store.write(personPartition(tenant, person), [{ create: deliveryDocument(delivery) }]);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'exists') throw error;
  }
  if (at <= now().toISOString()) nudge(tenant, person);
}

function nextOf(reminders: readonly Reminder[], after: string): string | null {
  return (
    reminders
      .map(({ at }) => at)
      .filter((at) => at > after)
      .toSorted()[0] ?? null
  );
}

function timerId(subject: string): string {
  return `timer_${subject}`;
}

function timerDocument(subject: SubjectId, due: string, after: string): Document {
  return { id: timerId(subject), type: 'reminder', schema: 1, due, subject, data: { after } };
}

function setting(known: Stored | null, next: Document | null): readonly Operation[] {
  if (next !== null) return [known === null ? { create: next } : { replace: next, etag: known.etag }];
  return known === null ? [] : [{ remove: known.id, etag: known.etag }];
}
