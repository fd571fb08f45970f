import type { Organisations } from '#bot/accounts/organisations.ts';
import type { Plans } from '#bot/checklists/read-run.ts';
import { runEntryOf, runOf } from '#bot/checklists/run-document.ts';
import { planId } from '#bot/checklists/template-document.ts';
import { statusLabel } from '#bot/conversations/cards/ticket-card.ts';
import { botWords } from '#bot/conversations/words.ts';
import { deskDocumentId, deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import { entryId, entryOf } from '#bot/tickets/entry-document.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import { barring, isFrozen } from '#shared/accounts/organisation.ts';
import type { Plan } from '#shared/checklists/plan.ts';
import type { Run } from '#shared/checklists/run.ts';
import type { RunEntry } from '#shared/checklists/run-entry.ts';
import type { Desk } from '#shared/desks/desk.ts';
import { shorten } from '#shared/kernel/text.ts';
import { epochOf, startOfDay } from '#shared/kernel/time.ts';
import type { Member } from '#shared/members/member.ts';
import { excerpt } from '#shared/notifications/excerpt.ts';
import { mayBeReminded, mayBeTold } from '#shared/notifications/recipients.ts';
import { isStillDue, itemsDue, remindedOfRun } from '#shared/notifications/reminders.ts';
import { mayBeToldOfRun } from '#shared/notifications/run-recipients.ts';
import { changesOf, type Entry } from '#shared/tickets/entry.ts';
import { keyOf, type Ticket } from '#shared/tickets/ticket.ts';
import type { Language } from '#shared/words/language.ts';
import type { Delivery, SkipReason } from './delivery.ts';
import type { Told } from './message.ts';

interface Deps {
  readonly store: Store;
  readonly organisations: Pick<Organisations, 'known'>;
  readonly roster: Roster;
  readonly plans: Plans;
}
/** What is told of: an entry, or a due date that has come. */
interface Facts {
  readonly desk: Desk;
  readonly subject: { readonly ticket: Ticket } | { readonly run: Run };
  readonly who: string;
  readonly status?: { readonly from: string; readonly to: string } | null;
  readonly excerpt?: string | null;
  readonly due?: string | null;
}
export type Tellable =
  | {
      readonly ok: true;
      readonly desk: Desk;
      readonly email: string | null;
      tell(language: Language, timeZone: string): Told;
    }
  | { readonly ok: false; readonly reason: SkipReason };

const excerptLength = 140;

/**
 * What may be told of a delivery as things are now: between the event and its message somebody may have left, lost the
 * right to see it, or taken it back. Cosmos DB: 4 point reads side by side, and one for the name.
 */
export async function readTellable(
  { store, organisations, roster, plans }: Deps,
  tenant: string,
  delivery: Delivery,
): Promise<Tellable> {
  const partition: Partition = deskPartition(tenant, delivery.desk);
  const { person, subject, seq, by } = delivery;
  const [organisation, deskDocument, subjectDocument, entryDocument, members, names] = await Promise.all([
    organisations.known(tenant),
    store.get(partition, deskDocumentId),
    store.get(partition, subject),
    seq === null ? null : store.get(partition, entryId(subject, seq)),
    roster.present(partition, [person]),
    roster.named(partition, by === '' ? [] : [by]),
  ]);
  const member = members.get(person);
  if (!barring(organisation, person).ok || isFrozen(organisation, by)) return never('barred');
  if (member === undefined || member.left) return never('left');
  if (deskDocument === null || subjectDocument === null) return never('withdrawn');
  const known = { delivery, desk: deskOf(deskDocument), member, who: names.get(by)?.name ?? '' };
  if (subjectDocument.type === 'run') {
    const run = runOf(subjectDocument);
    if (!mayBeToldOfRun(member)) return never('no-access');
    if (seq === null) return remindedOf(known, run, await plans(partition, planId(run.template ?? run.id)));
    return entryDocument === null ? never('withdrawn') : ofRunEntry(known, run, runEntryOf(entryDocument));
  }
  if (subjectDocument.type !== 'ticket') return never('withdrawn');
  const ticket = ticketOf(subjectDocument);
  if (seq === null) return remindedOfTicket(known, ticket);
  return entryDocument === null ? never('withdrawn') : ofEntry(known, ticket, entryOf(entryDocument));
}

interface Known {
  readonly delivery: Delivery;
  readonly desk: Desk;
  readonly member: Member;
  readonly who: string;
}

function never(reason: SkipReason): Tellable {
  return { ok: false, reason };
}

function ofEntry({ delivery, desk, member, who }: Known, ticket: Ticket, entry: Entry): Tellable {
  if (entry.kind === 'comment' && entry.deletedAt !== null) return never('withdrawn');
  if (!mayBeTold(entry, ticket, desk, member)) return never('no-access');
  const said = entry.kind === 'comment' ? excerpt(entry.text, excerptLength) : null;
  const statusIn = (language: Language) =>
    delivery.kind === 'status-changed' ? statusChange(entry, desk, language) : null;
  return {
    ok: true,
    desk,
    email: member.email,
    tell: (language) => toldOf(delivery, { desk, subject: { ticket }, who, status: statusIn(language), excerpt: said }),
  };
}

function ofRunEntry({ delivery, desk, member, who }: Known, run: Run, entry: RunEntry): Tellable {
  if (entry.kind === 'comment' && entry.deletedAt !== null) return never('withdrawn');
  const said = entry.kind === 'comment' ? excerpt(entry.text, excerptLength) : null;
  const told = toldOf(delivery, { desk, subject: { run }, who, excerpt: said });
  return { ok: true, desk, email: member.email, tell: () => told };
}

/** Not of what was done, or is due at another time, since the reminder was written. */
function remindedOfTicket({ delivery, desk, member, who }: Known, ticket: Ticket): Tellable {
  const { dueAt } = delivery;
  if (!mayBeReminded(ticket, desk, member)) return never('no-access');
  if (dueAt === null || !isStillDue(ticket, dueAt)) return never('withdrawn');
  return {
    ok: true,
    desk,
    email: member.email,
    tell: (language) => toldOf(delivery, { desk, subject: { ticket }, who, due: dayIn(dueAt, language) }),
  };
}

function remindedOf({ delivery, desk, member, who }: Known, run: Run, plan: Plan | null): Tellable {
  const { dueAt, person } = delivery;
  if (dueAt === null || plan === null || !remindedOfRun(run, plan, dueAt).includes(person)) return never('withdrawn');
  const items = itemsDue(run, plan, dueAt, person).join(', ');
  return {
    ok: true,
    desk,
    email: member.email,
    tell: (language, timeZone) =>
      toldOf(delivery, {
        desk,
        subject: { run },
        who,
        excerpt: items === '' ? null : shorten(items, excerptLength),
        due: momentIn(dueAt, language, timeZone),
      }),
  };
}

function toldOf({ kind, by }: Delivery, facts: Facts): Told {
  const { desk, subject, who, status = null, excerpt: said = null, due = null } = facts;
  const named =
    'ticket' in subject
      ? { subject: subject.ticket.id, key: keyOf(desk.prefix, subject.ticket.number), title: subject.ticket.title }
      : { subject: subject.run.id, key: subject.run.title, title: desk.name };
  return { kind, by, who, deskId: desk.id, channelId: desk.channel.id, ...named, status, excerpt: said, due };
}

function dayIn(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(startOfDay(day));
}

function momentIn(instant: string, language: Language, timeZone: string): string {
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(language, style).format(epochOf(instant));
}

function statusChange(entry: Entry, { workflow }: Desk, language: Language): Told['status'] {
  const change = changesOf(entry).find(({ field }) => field === 'status');
  if (typeof change?.from !== 'string' || typeof change.to !== 'string') return null;
  const words = botWords[language];
  return { from: statusLabel(workflow, change.from, words), to: statusLabel(workflow, change.to, words) };
}
